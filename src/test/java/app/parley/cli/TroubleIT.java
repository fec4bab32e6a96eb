package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.ParleyProcess;
import app.parley.rig.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Where files, standard output or the way to the other side fail: the code is not that of a good call. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class TroubleIT {
    @TempDir
    Path home;

    /** The JVM gives the number of a closed standard output to a file of its own, which must stay open. */
    @Test
    void aClosedStandardOutputHarmsNothing() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >&-", "sh"));
        command.addAll(Project.parley());
        command.add("devices");
        try (ChildProcess devices = ChildProcess.start("closed-output", ParleyProcess.folders(home), command)) {
            assertEquals(
                    0,
                    devices.awaitExit(ParleyProcess.PATIENCE),
                    () -> devices.stderr().toString());
        }
    }

    @Test
    void aReportThatIsLostIsNoSuccess() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            peers.bobAnswers();
            ParleyProcess ann = peers.annCallsBob("--for", "1s", "--report", "/dev/full");
            assertEquals(2, ann.awaitExit(), ann::said);
            assertTrue(ann.hasSaid("The report could not be written to /dev/full"), ann::said);
        }
    }

    @Test
    void aCallThatNeverConnectedIsNoSuccess() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            peers.bobAnswers();
            // No TURN server: no path of Ann's.
            ParleyProcess ann = peers.annCallsBob("--for", "1s", "--relay-only", "--expect", "video", "--report", "-");
            assertEquals(7, ann.awaitExit(), ann::said);
            assertTrue(ann.reports().getFirst().get("dialToConnectedMs").isJsonNull());
            assertTrue(ann.hasSaid("TURN"), ann::said);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsWrongUsage() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        try (ParleyProcess demo = ParleyProcess.start(home, "demo", "--out", file.toString())) {
            assertEquals(2, demo.awaitExit(), demo::said);
            assertEquals(1, demo.stderr().size(), demo::said);
            assertTrue(demo.hasSaid(file.toString()), demo::said);
        }
    }

    /** Nobody can make a folder in /proc, root included. */
    @Test
    void whoUsesNothingOfTheSettingsNeedsNoFolderForThem() throws Exception {
        Map<String, String> nowhere = Map.of("XDG_CONFIG_HOME", "/proc/parley");
        String server = "ws://127.0.0.1:1";
        for (List<String> typed : List.of(
                List.of("who", "--server", server, "bob"),
                List.of("call", "bob", "--headless", "--as", "ann", "--server", server))) {
            try (ParleyProcess process = ParleyProcess.start(home, nowhere, typed)) {
                assertEquals(6, process.awaitExit(), process::said);
            }
        }
    }

    /** It would be another at each start, and the token is for one. */
    @Test
    void aTokenForTheProfilesIdNeedsAnIdThatStays() throws Exception {
        Path token = Files.writeString(home.resolve("token"), "proof");
        List<String> typed =
                List.of("call", "bob", "--headless", "--token-file", token.toString(), "--server", "ws://127.0.0.1:1");
        try (ParleyProcess call = ParleyProcess.start(home, Map.of("XDG_CONFIG_HOME", "/proc/parley"), typed)) {
            assertEquals(2, call.awaitExit(), call::said);
            assertTrue(call.hasSaid("/proc/parley"), call::said);
        }
    }

    /** A pipe is read as shells make one of a command's output; a device without an end is not read to it. */
    @Test
    void aTokenComesFromAPipeToo() throws Exception {
        List<String> call = List.of("call", "bob", "--headless", "--as", "ann", "--server", "ws://127.0.0.1:1");
        // What follows a token after a long gap is read, too.
        Path gap = Files.writeString(home.resolve("gap"), "proof" + " ".repeat(1 << 16) + "more");
        for (String file : List.of("/dev/zero", "/dev/null", gap.toString())) {
            List<String> typed = new ArrayList<>(call);
            typed.addAll(List.of("--token-file", file));
            try (ParleyProcess process = ParleyProcess.start(home, Map.of(), typed)) {
                assertEquals(2, process.awaitExit(), process::said);
                assertTrue(process.hasSaid(file), process::said);
            }
        }
        List<String> piped = new ArrayList<>(List.of("bash", "-c", "exec \"$@\" --token-file <(echo proof)", "bash"));
        piped.addAll(Project.parley());
        piped.addAll(call);
        try (ChildProcess process = ChildProcess.start("piped-token", ParleyProcess.folders(home), piped)) {
            assertEquals(
                    6,
                    process.awaitExit(ParleyProcess.PATIENCE),
                    () -> process.stderr().toString());
        }
    }

    @Test
    void settingsThatCannotBeReadAreNamed() throws Exception {
        Path settings = Files.createDirectories(home.resolve("config/parley/settings.json"));
        try (ParleyProcess call = ParleyProcess.start(home, "call", "bob", "--headless")) {
            assertEquals(2, call.awaitExit(), call::said);
            assertTrue(call.hasSaid(settings.toString()), call::said);
        }
    }
}
