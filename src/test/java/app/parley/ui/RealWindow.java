package app.parley.ui;

import app.parley.Main;
import app.parley.rig.XClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * The program itself, and a hand at the real pointer and the real keys that does what each line of standard input says:
 * {@code click SELECTOR}, {@code move X Y} (in the window), {@code type TEXT}, {@code press KEY...}, {@code see
 * SELECTOR}, {@code shown SELECTOR}, {@code gone SELECTOR}, {@code on|off SELECTOR} (a control of the call), {@code text SELECTOR} (waits for a text), {@code bounds SELECTOR}, {@code gap} (ms, the longest without
 * a pulse). Each
 * is answered on standard error by {@code done LINE}, {@code said LINE: VALUE} or {@code failed LINE: WHY}.
 */
public final class RealWindow {
    private static final long STARTING_NANOS = 30_000_000_000L;
    private static final double NANOS_PER_MS = 1e6;

    private Robot robot;
    private long lastPulse;
    private long largestGap;

    private RealWindow() {}

    /** The program's own arguments. */
    public static void main(String[] args) {
        RealWindow hand = new RealWindow();
        Thread.ofPlatform().daemon().name("hand").start(hand::obey);
        Main.main(args);
    }

    private void obey() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            awaitToolkit();
            Stagehand.onFx(this::begin);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answer(line);
            }
        } catch (Exception e) {
            System.err.println("failed: " + e);
        }
    }

    private static void awaitToolkit() {
        long until = System.nanoTime() + STARTING_NANOS;
        while (true) {
            try {
                Platform.runLater(() -> {});
                return;
            } catch (IllegalStateException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                Thread.yield();
            }
        }
    }

    private boolean begin() {
        robot = new Robot();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (Window.getWindows().stream().noneMatch(Window::isShowing)) {
                    // The window is being made: nobody sees it stand still.
                    lastPulse = 0;
                    return;
                }
                long real = System.nanoTime();
                largestGap = lastPulse == 0 ? 0 : Math.max(largestGap, real - lastPulse);
                lastPulse = real;
            }
        }.start();
        return true;
    }

    private void answer(String line) throws IOException {
        try {
            String said = act(line.split(" ", 2)[0], line.contains(" ") ? line.split(" ", 2)[1] : "");
            System.err.println(said.isEmpty() ? "done " + line : "said " + line + ": " + said);
        } catch (Exception | AssertionError e) {
            System.err.println("failed " + line + ": " + e);
        }
    }

    private String act(String verb, String what) throws Exception {
        switch (verb) {
            case "click" -> click(what);
            case "move" -> move(what.split(" "));
            case "type" -> type(what);
            case "press" ->
                press(Arrays.stream(what.split(" ")).map(KeyCode::valueOf).toList());
            case "see" -> Stagehand.await(what, () -> Stagehand.find(what) != null);
            case "gone" ->
                Stagehand.await("no " + what, () -> {
                    Node node = Stagehand.find(what);
                    return node == null || node.getOpacity() == 0;
                });
            case "shown" ->
                Stagehand.await(
                        what,
                        () -> Stagehand.find(what) != null
                                && Stagehand.find(what).getOpacity() == 1);
            case "off" -> Stagehand.await(what, () -> isOff(what));
            case "on" -> Stagehand.await(what, () -> !isOff(what));
            case "text" -> {
                Stagehand.await(what, () -> !textOf(what).isEmpty());
                return Stagehand.onFx(() -> textOf(what));
            }
            case "bounds" -> {
                return Stagehand.onFx(() -> {
                    Bounds bounds = onScreen(what);
                    return "%d %d %d %d"
                            .formatted((int) bounds.getMinX(), (int) bounds.getMinY(), (int) bounds.getWidth(), (int)
                                    bounds.getHeight());
                });
            }
            case "gap" -> {
                return Stagehand.onFx(() -> "%.0f".formatted(largestGap / NANOS_PER_MS));
            }
            default -> throw new IllegalArgumentException("no such verb");
        }
        return "";
    }

    private static boolean isOff(String selector) {
        Node node = Stagehand.find(".call-controls " + selector);
        return node != null && node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("off"));
    }

    private static String textOf(String selector) {
        return switch (Stagehand.find(selector)) {
            case Labeled labeled -> labeled.getText();
            case ClockFace clock -> clock.getAccessibleText();
            case null, default -> "";
        };
    }

    private static Bounds onScreen(String selector) {
        Node node = Stagehand.find(selector);
        return node.localToScreen(node.getBoundsInLocal());
    }

    private void click(String selector) throws Exception {
        Bounds[] before = {null};
        Stagehand.await(selector + " to stand still", () -> {
            Bounds now = Stagehand.find(selector) == null ? null : onScreen(selector);
            boolean still = now != null && now.equals(before[0]);
            before[0] = now;
            return still;
        });
        Stagehand.onFx(() -> {
            Bounds bounds = onScreen(selector);
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
    }

    private void move(String[] to) throws Exception {
        Stagehand.onFx(() -> {
            Window window = main();
            robot.mouseMove(window.getX() + Double.parseDouble(to[0]), window.getY() + Double.parseDouble(to[1]));
            return true;
        });
    }

    private void type(String text) throws Exception {
        for (char c : text.toCharArray()) {
            press(List.of(KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c)))));
        }
    }

    /** No window manager is there to give the keyboard to the window that was clicked, nor can the window take it. */
    private void press(List<KeyCode> keys) throws Exception {
        if (!Stagehand.onFx(() -> main().isFocused())) {
            XClient.focus(System.getenv("DISPLAY"), Stagehand.onFx(() -> main().getTitle()));
        }
        Stagehand.await("the keyboard", () -> main().isFocused());
        Stagehand.onFx(() -> {
            keys.forEach(robot::keyPress);
            keys.reversed().forEach(robot::keyRelease);
            return true;
        });
    }

    private static Stage main() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(window -> window.getScene().lookup("#dial") != null)
                .findFirst()
                .orElseThrow();
    }
}
