package app.parley.ui;

import javafx.application.Platform;

/** Plays every scene in this process, whose DISPLAY is set, and writes one line for each. */
public final class WindowPlay {
    private WindowPlay() {}

    /** With a scene's name plays only that. Prints {@code OK SCENE} or {@code FAILED SCENE why}. */
    public static void main(String[] args) {
        Platform.startup(() -> Platform.setImplicitExit(false));
        for (WindowScene scene : WindowScene.values()) {
            if (args.length == 0 || args[0].equals(scene.name())) {
                System.out.println(play(scene));
            }
        }
        Platform.exit();
    }

    private static String play(WindowScene scene) {
        try {
            Stagehand hand = Stagehand.open();
            try {
                scene.play(hand);
            } finally {
                hand.close();
            }
            return "OK " + scene;
        } catch (Throwable e) {
            return "FAILED " + scene + " " + String.valueOf(e).replace('\n', ' ');
        }
    }
}
