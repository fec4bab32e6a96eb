package app.parley.ui;

import app.parley.call.EndReason;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.SignalingStatus;
import app.parley.settings.Settings;
import app.parley.settings.SettingsDamage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;

/** A person without a pointer: the Tab key leads to all there is, and where it has led is seen on the screen. */
enum TourScene implements Act {
    WALKS_THROUGH_THE_DARK(Settings.Theme.DARK, Color.web("#2dd4a7")),
    WALKS_THROUGH_THE_LIGHT(Settings.Theme.LIGHT, Color.web("#0a7d5e"));

    private static final int MOST_STOPS = 60;
    private static final int LOOKS = 40;
    /** Where a ring lies, in pixels outside of what it is around; and a field's border, inside. */
    private static final int OUTSIDE = 4;

    private static final int INSIDE = 2;
    private static final double ALIKE = 0.12;

    private final Settings.Theme theme;
    private final Color ring;

    TourScene(Settings.Theme theme, Color ring) {
        this.theme = theme;
        this.ring = ring;
    }

    @Override
    public void play(Stagehand hand) throws Exception {
        List<String> wrong = new ArrayList<>();
        hand.click("#settings");
        hand.click("#" + theme);
        hand.click("#overlay-close");
        showAll(hand);
        Scene window = hand.stage.getScene();
        walk(hand, window, "home", wrong);
        hand.commands.publish(Snapshots.idle(Snapshots.ONLINE));
        for (String door : List.of("#settings", "#invite", "#add-person", "#open-directory", "#change-reach")) {
            hand.click(door);
            Stagehand.await(door, () -> Stagehand.find("#overlay-close") != null);
            if (door.equals("#change-reach")) {
                hand.click("#SERVER");
                Stagehand.await("the field", () -> Stagehand.find("#server-url") != null);
            }
            walk(hand, window, door, wrong);
            hand.press(KeyCode.ESCAPE);
            Stagehand.await("the end of " + door, () -> Stagehand.find("#overlay-close") == null);
        }
        hand.commands.publish(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"));
        Stagehand.await("the call", () -> Stagehand.find("#hang-up") != null);
        walk(hand, window, "call", wrong);
        hand.commands.publish(Snapshots.ended(EndReason.CONNECTION_LOST, "Ana Ruiz"));
        Stagehand.await("its end", () -> Stagehand.find("#end-home") != null);
        walk(hand, window, "end", wrong);
        hand.commands.publish(Snapshots.idle(Snapshots.ONLINE));
        hand.commands.publish(Snapshots.inCall(Phase.RINGING, "Ana Ruiz"));
        Stagehand.await("a caller", () -> Stagehand.find("#accept") != null);
        walk(hand, Stagehand.onFx(() -> Stagehand.find("#accept").getScene()), "caller", wrong);
        Act.require(wrong.isEmpty(), String.join("; ", wrong));
    }

    /** Of home: people, a directory, and whatever has something to say. */
    private static void showAll(Stagehand hand) throws Exception {
        People.Person ana = FakePeople.person("amber-owl-88", "Ana Ruiz", People.Presence.ONLINE, false);
        People.Person bob = FakePeople.person("bob7", "", People.Presence.ONLINE, false);
        hand.people.publish(new People.State(List.of(ana), Optional.of(List.of(bob))));
        hand.updates.publish(FakeUpdates.RELEASE);
        Path file = Path.of("/home/mei/.config/parley/settings.json");
        hand.preferences.damage(new SettingsDamage(file, Set.of(), Optional.empty(), true, false));
        hand.commands.publish(Snapshots.idle(new SignalingStatus.Refused(SignalingStatus.Problem.ID_TAKEN)));
        for (String each : List.of(
                "#person-amber-owl-88", "#open-directory", "#update-read", "#settings-damage-dismiss", "#try-again")) {
            Stagehand.await(each, () -> Stagehand.find(each) != null);
        }
    }

    /** Until the Tab key comes to where it has been. */
    private void walk(Stagehand hand, Scene scene, String where, List<String> wrong) throws Exception {
        Robot robot = Stagehand.onFx(Robot::new);
        Set<Node> stops = new LinkedHashSet<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            Node before = Stagehand.onFx(scene::getFocusOwner);
            hand.press(KeyCode.TAB);
            Stagehand.await(where + ", a step from " + before, () -> scene.getFocusOwner() != before);
            Node stop = Stagehand.onFx(scene::getFocusOwner);
            if (!stops.add(stop)) {
                break;
            }
            String missing = missingSides(robot, stop);
            if (!missing.isEmpty()) {
                wrong.add(where + ": no ring" + missing + " of " + stop);
            }
        }
        Stagehand.onFx(() -> {
            Node card = scene.lookup(".overlay-card");
            Set<Node> all = new LinkedHashSet<>();
            collect(card == null ? scene.getRoot() : card, all);
            all.removeAll(stops);
            all.forEach(node -> wrong.add(where + ": never at " + node));
            return true;
        });
    }

    private static void collect(Node node, Set<Node> found) {
        if (node instanceof Control
                && !(node instanceof ScrollPane || node instanceof ScrollBar)
                && node.isFocusTraversable()
                && !node.isDisabled()
                && !isPassedBy(node)
                && Stagehand.isSeen(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(it -> collect(it, found));
        }
    }

    /** The Tab key leads to the chosen one of a few alone; from there arrows go on. */
    private static boolean isPassedBy(Node node) {
        return node instanceof ToggleButton toggle && toggle.getToggleGroup() != null && !toggle.isSelected();
    }

    /** Looks for a while: what is on the screen follows a pulse later. */
    private String missingSides(Robot robot, Node stop) throws Exception {
        String missing = "";
        for (int look = 0; look < LOOKS; look++) {
            missing = Stagehand.onFx(() -> look(robot, stop));
            if (missing.isEmpty()) {
                return missing;
            }
            Stagehand.onFx(() -> {
                stop.getScene().getRoot().requestLayout();
                return true;
            });
            Thread.sleep(25);
        }
        return missing;
    }

    private String look(Robot robot, Node stop) {
        Node part = stop.lookup(".thumb-area") == null ? stop : stop.lookup(".thumb-area");
        Bounds all = part.localToScreen(part.getLayoutBounds());
        boolean inside =
                stop.getStyleClass().stream().anyMatch(Set.of("big-field", "segment", "device-choice")::contains);
        double x = all.getCenterX();
        double y = all.getCenterY();
        String missing = "";
        missing += has(robot, inside, all.getMinX(), y, 1, 0) ? "" : " left";
        missing += has(robot, inside, all.getMaxX(), y, -1, 0) ? "" : " right";
        missing += has(robot, inside, x, all.getMinY(), 0, 1) ? "" : " top";
        missing += has(robot, inside, x, all.getMaxY(), 0, -1) ? "" : " bottom";
        return missing;
    }

    /** Looks along a line across an edge; {@code dx} and {@code dy} lead inwards. */
    private boolean has(Robot robot, boolean inside, double x, double y, int dx, int dy) {
        int from = inside ? 0 : -OUTSIDE;
        int to = inside ? INSIDE : 0;
        Bounds line = new BoundingBox(
                Math.floor(x + Math.min(from * dx, to * dx)),
                Math.floor(y + Math.min(from * dy, to * dy)),
                Math.max(1, Math.abs((to - from) * dx)),
                Math.max(1, Math.abs((to - from) * dy)));
        PixelReader pixels = robot.getScreenCapture(
                        null, new Rectangle2D(line.getMinX(), line.getMinY(), line.getWidth(), line.getHeight()))
                .getPixelReader();
        for (int px = 0; px < line.getWidth(); px++) {
            for (int py = 0; py < line.getHeight(); py++) {
                if (isRing(pixels.getColor(px, py))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isRing(Color seen) {
        return Math.abs(seen.getRed() - ring.getRed()) < ALIKE
                && Math.abs(seen.getGreen() - ring.getGreen()) < ALIKE
                && Math.abs(seen.getBlue() - ring.getBlue()) < ALIKE;
    }
}
