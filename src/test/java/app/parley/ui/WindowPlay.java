package app.parley.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;

/** Plays every scene in this process, whose DISPLAY is set, and writes one line for each. */
public final class WindowPlay {
    private WindowPlay() {}

    /** With a scene's name plays only that. Prints {@code OK SCENE} or {@code FAILED SCENE why}. */
    public static void main(String[] args) {
        Platform.startup(() -> Platform.setImplicitExit(false));
        List<Act> acts = Stream.<Act[]>of(
                        PictureScene.values(),
                        WindowScene.values(),
                        SettingsScene.values(),
                        PeopleScene.values(),
                        KeyScene.values(),
                        TourScene.values())
                .flatMap(Stream::of)
                .toList();
        for (Act scene : acts) {
            if (args.length == 0 || args[0].equals(scene.name())) {
                System.out.println(play(scene));
            }
        }
        Platform.exit();
    }

    private static String play(Act scene) {
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
