package app.parley.ui;

import app.parley.call.PeerId;
import app.parley.settings.Settings;
import app.parley.video.LatestPicture;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Shape;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A window over fakes, and a hand that uses the real pointer and the real keys on it. */
final class Stagehand {
    private static final long PATIENCE_SECONDS = 60;
    private static final int MOST_WHEN_STILL = 10;

    final FakeCommands commands = new FakeCommands();
    final FakePreferences preferences =
            new FakePreferences(Settings.Theme.DARK, Settings.Language.ENGLISH, "Lin Mei", false);
    final FakeUpdates updates = new FakeUpdates();
    final FakeDevices devices = new FakeDevices();
    final List<String> pages = new CopyOnWriteArrayList<>();
    final FakePeople people = FakePeople.nobody();
    final FakeReach reach = new FakeReach(FakeReach.of(Reach.Kind.THIS_COMPUTER));
    final LatestPicture remote = new LatestPicture();
    final LatestPicture own = new LatestPicture();
    final CountDownLatch closed = new CountDownLatch(1);
    final Stage stage;
    private final MainWindow window;
    private final Robot robot;

    private Stagehand() {
        stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        window = new MainWindow(
                stage,
                commands,
                remote,
                own,
                new Surroundings(reach, people, preferences, updates, devices, pages::add),
                new AppInfo("0.1.0", ""),
                closed::countDown);
        robot = new Robot();
        commands.publish(Snapshots.idle(Snapshots.ONLINE));
        window.show();
    }

    /** As if by its edge. */
    void resize(int width, int height) throws Exception {
        onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return true;
        });
        await(
                "the size",
                () -> stage.getScene().getWidth() == width && stage.getScene().getHeight() == height);
    }

    static Stagehand open() throws Exception {
        return onFx(Stagehand::new);
    }

    void close() throws Exception {
        onFx(() -> {
            window.close();
            return true;
        });
    }

    /** As if a link had been opened elsewhere. */
    void link(String peer) throws Exception {
        onFx(() -> {
            window.comeUp(peer);
            return true;
        });
    }

    static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until a pulse finds the condition true. */
    static void await(String what, BooleanSupplier condition) throws Exception {
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (condition.getAsBoolean()) {
                    met.complete(true);
                }
            }
        };
        onFx(() -> {
            timer.start();
            return true;
        });
        try {
            met.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException _) {
            throw new AssertionError("never: " + what);
        } finally {
            onFx(() -> {
                timer.stop();
                return true;
            });
        }
    }

    /** Waits for a second in which next to no pulses were made: of an animation that runs there would be 60. */
    void awaitStillness() throws Exception {
        AtomicInteger pulses = new AtomicInteger();
        onFx(() -> {
            stage.getScene().addPostLayoutPulseListener(pulses::incrementAndGet);
            return true;
        });
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int made = MOST_WHEN_STILL + 1;
        while (made > MOST_WHEN_STILL) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(made + " pulses a second, and nothing moves; the focus is on "
                        + stage.getScene().getFocusOwner());
            }
            int before = pulses.get();
            TimeUnit.SECONDS.sleep(1);
            made = pulses.get() - before;
        }
    }

    void awaitAsked(String command) throws Exception {
        await(command + " (asked: " + commands.asked + ")", () -> commands.asked.contains(command));
    }

    /** Presses the real mouse button where the node is. */
    void click(String selector) throws Exception {
        Bounds[] before = {null};
        await(selector + " to be seen and to stand still", () -> {
            Node node = find(selector);
            Bounds now = node == null ? null : node.localToScreen(node.getBoundsInLocal());
            boolean still = now != null && now.equals(before[0]);
            before[0] = now;
            return still;
        });
        onFx(() -> {
            Node node = find(selector);
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
    }

    void press(KeyCode... keys) throws Exception {
        onFx(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (KeyCode key : List.of(keys).reversed()) {
                robot.keyRelease(key);
            }
            return true;
        });
    }

    void type(PeerId id) throws Exception {
        for (char c : id.value().toCharArray()) {
            press(KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c))));
        }
    }

    /** In whichever of our windows it is. */
    static Node find(String selector) {
        return Window.getWindows().stream()
                .map(it -> it.getScene().lookup(selector))
                .filter(it -> it != null && isSeen(it))
                .findFirst()
                .orElse(null);
    }

    static boolean isSeen(Node node) {
        return node != null
                && node.getScene() != null
                && node.getScene().getWindow().isShowing()
                && node.localToScreen(node.getBoundsInLocal()) != null
                && node.getLayoutBounds().getWidth() > 0
                && treeVisible(node);
    }

    /** Whether nothing that scrolls cuts a part of it off. */
    static boolean isWhole(Node node) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("viewport")
                    && !each.localToScene(each.getLayoutBounds()).contains(bounds)) {
                return false;
            }
        }
        return true;
    }

    private static boolean treeVisible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    javafx.scene.paint.Color pixelAtCentre(String selector) throws Exception {
        return onFx(() -> {
            Node node = find(selector);
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            return robot.getPixelColor(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    /** The words of the first that is seen; empty without one. */
    static String text(String selector) {
        Node node = find(selector);
        return node instanceof Labeled labeled ? labeled.getText() : "";
    }

    static boolean isFilled(String selector) {
        return find(selector) instanceof Shape shape
                && shape.getFill() instanceof Color colour
                && colour.getOpacity() > 0;
    }

    Color background() {
        return (Color) ((Region) stage.getScene().getRoot())
                .getBackground()
                .getFills()
                .getFirst()
                .getFill();
    }
}
