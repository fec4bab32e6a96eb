package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.ParleyProcess;
import app.parley.rig.Project;
import app.parley.rig.Xvfb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program itself, started by links as a desktop starts it. */
@Timeout(300)
class LinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void aLinkWaitsInTheWindowAndALaterOneGoesToTheSame() throws Exception {
        // A short path: in it lies a socket.
        Path home = Files.createTempDirectory("parley");
        try (Xvfb screen = Xvfb.start(1280, 800)) {
            Map<String, String> environment = new HashMap<>(ParleyProcess.folders(home));
            environment.putAll(screen.environment());
            environment.putAll(Map.of("GDK_BACKEND", "x11", "PULSE_SERVER", "unix:" + home.resolve("none")));
            try (ChildProcess window = ChildProcess.start("linked", environment, window("parley:bob7"))) {
                await(window, "said text #dial-offered: A link asks you to call bob7.", "text #dial-offered");
                assertEquals(0, open(environment, "parley:carol%209"));
                await(window, "said text #dial-offered: A link asks you to call carol 9.", "text #dial-offered");
                assertEquals(0, open(environment, "parley:%3Cnobody%3E"));
                await(window, "said text #dial-problem: That is not an ID.", "text #dial-problem");
                assertEquals(0, open(environment));
                // Nothing was dialled by any of them.
                await(window, "done gone #hang-up", "gone #hang-up");
                assertTrue(window.isAlive());
            }
        } finally {
            delete(home);
        }
    }

    private static int open(Map<String, String> environment, String... link) throws Exception {
        List<String> command = new ArrayList<>(Project.parley(List.of("-Duser.language=en")));
        command.addAll(List.of(link));
        try (ChildProcess second = ChildProcess.start("link", environment, command)) {
            int code = second.awaitExit(PATIENCE);
            assertEquals(
                    List.of("Parley is open already; its window comes to the front."),
                    second.stderr(),
                    second.logFile().toString());
            return code;
        }
    }

    private static List<String> window(String link) {
        List<String> command = new ArrayList<>(Project.parley(List.of(
                "-Duser.language=en",
                "--patch-module",
                "app.parley=" + Project.target().resolve("test-classes"))));
        command.set(command.indexOf("app.parley/app.parley.Main"), "app.parley/app.parley.ui.RealWindow");
        command.addAll(List.of("--media", "test", link));
        return command;
    }

    /** Asks the hand until it answers so. */
    private static void await(ChildProcess window, String answer, String line) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (window.stderr().stream().noneMatch(said -> said.startsWith(answer)) && System.nanoTime() < until) {
            int before = window.stderr().size();
            window.stdin().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            window.stdin().flush();
            window.awaitErrorLine(_ -> window.stderr().size() > before, PATIENCE);
        }
        assertTrue(
                window.stderr().stream().anyMatch(said -> said.startsWith(answer)),
                () -> String.join("\n", window.stderr()));
    }

    private static void delete(Path tree) throws Exception {
        try (var all = Files.walk(tree)) {
            for (Path each : all.toList().reversed()) {
                Files.delete(each);
            }
        }
    }
}
