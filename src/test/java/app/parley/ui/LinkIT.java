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
    private static final String IN_FRONT = "Parley is open already; its window comes to the front.";
    private static final String IN_USE = "Parley is open already with this profile, and two would take its ID from each"
            + " other. Close that window, or add --as ID or --profile NAME to this start.";

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
                second(environment, 0, toCall("carol 9"), "parley:carol%209");
                await(window, "said text #dial-offered: A link asks you to call carol 9.", "text #dial-offered");
                second(environment, 0, IN_FRONT, "parley:%3Cnobody%3E");
                await(window, "said text #dial-problem: That is not an ID.", "text #dial-problem");
                second(environment, 0, IN_FRONT);
                second(environment, 0, toCall("dave"), "call", "dave");
                await(window, "said text #dial-offered: A link asks you to call dave.", "text #dial-offered");
                second(environment, 9, IN_USE, "answer");
                second(environment, 9, IN_USE, "call", "dave", "--for", "1s");
                second(environment, 9, IN_USE, "--server", "ws://127.0.0.1:9");
                // Nothing was dialled by any of them.
                await(window, "done gone #hang-up", "gone #hang-up");
                assertTrue(window.isAlive());
            }
        } finally {
            delete(home);
        }
    }

    private static String toCall(String id) {
        return IN_FRONT + " To call \"" + id + "\", press \"Call\" there.";
    }

    private static void second(Map<String, String> environment, int exitCode, String says, String... typed)
            throws Exception {
        List<String> command = new ArrayList<>(Project.parley(List.of("-Duser.language=en")));
        command.addAll(List.of(typed));
        try (ChildProcess second = ChildProcess.start("link", environment, command)) {
            int code = second.awaitExit(PATIENCE);
            assertEquals(List.of(says), second.stderr(), second.logFile().toString());
            assertEquals(exitCode, code);
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
