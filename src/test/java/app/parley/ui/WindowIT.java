package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Xvfb;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real window in a process of its own, on an X server of its own. */
class WindowIT {
    private static final long PATIENCE_SECONDS = 240;
    private static final Map<String, String> RESULTS = new ConcurrentHashMap<>();
    private static final List<String> OUTPUT = new ArrayList<>();

    @BeforeAll
    static void playAllScenes() throws Exception {
        try (Xvfb display = Xvfb.start(1600, 900)) {
            Process play = start(display.display());
            try (BufferedReader lines = play.inputReader()) {
                lines.lines().forEach(WindowIT::note);
                assertTrue(play.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } finally {
                play.destroyForcibly().waitFor();
            }
        }
    }

    /** As the program is launched: named modules, our tests patched in. */
    private static Process start(String display) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        "target/classes" + File.pathSeparator + "target/app/mods",
                        "--patch-module",
                        "app.parley=target/test-classes",
                        "--enable-native-access=javafx.graphics",
                        "--add-opens=javafx.graphics/com.sun.javafx.scene=app.parley",
                        "--add-opens=javafx.graphics/com.sun.javafx.tk=app.parley",
                        "--add-opens=javafx.graphics/com.sun.javafx.tk.quantum=app.parley",
                        "-m",
                        "app.parley/app.parley.ui.WindowPlay")
                .redirectErrorStream(true);
        builder.environment().put("DISPLAY", display);
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder.start();
    }

    private static void note(String line) {
        OUTPUT.add(line);
        String[] words = line.split(" ", 3);
        if (words.length > 1 && (words[0].equals("OK") || words[0].equals("FAILED"))) {
            RESULTS.put(words[1], line);
        }
    }

    @ParameterizedTest
    @EnumSource(WindowScene.class)
    void theWindowDoesAsAPersonExpects(WindowScene scene) {
        checkPlayed(scene);
    }

    @ParameterizedTest
    @EnumSource(SettingsScene.class)
    void settingsAreTakenAndKept(SettingsScene scene) {
        checkPlayed(scene);
    }

    @ParameterizedTest
    @EnumSource(PeopleScene.class)
    void peopleAreFoundAndKept(PeopleScene scene) {
        checkPlayed(scene);
    }

    @ParameterizedTest
    @EnumSource(PictureScene.class)
    void itDrawsWhatIsThereAndNoMore(PictureScene scene) {
        checkPlayed(scene);
    }

    @ParameterizedTest
    @EnumSource(KeyScene.class)
    void keysAndNamesDoAsAPersonExpects(KeyScene scene) {
        checkPlayed(scene);
    }

    @ParameterizedTest
    @EnumSource(TourScene.class)
    void theTabKeyLeadsToAllAndShowsWhereItIs(TourScene scene) {
        checkPlayed(scene);
    }

    private static void checkPlayed(Act scene) {
        assertEquals(
                "OK " + scene,
                RESULTS.get(scene.name()),
                () -> String.join("\n", OUTPUT.subList(0, Math.min(40, OUTPUT.size()))));
    }
}
