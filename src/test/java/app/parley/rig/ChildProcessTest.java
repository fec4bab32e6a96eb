package app.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static ChildProcess sh(String script) throws Exception {
        return ChildProcess.start("sh", Map.of("GREETING", "hello"), List.of("sh", "-c", script));
    }

    @Test
    void keepsBothStreamsAndTheExitCode() throws Exception {
        try (ChildProcess child = sh("echo $GREETING; echo trouble >&2; exit 7")) {
            assertEquals(7, child.awaitExit(SOON));
            assertEquals(List.of("hello"), child.stdout());
            assertEquals(List.of("trouble"), child.stderr());
            assertEquals(2, Files.readAllLines(child.logFile()).size());
        }
    }

    @Test
    void awaitsALineOfARunningProcess() throws Exception {
        try (ChildProcess child = sh("read word; echo got $word; exec sleep 100")) {
            child.stdin().write("ping\n".getBytes(StandardCharsets.UTF_8));
            child.stdin().flush();
            assertEquals("got ping", child.awaitLine(line -> line.startsWith("got"), SOON));
            assertTrue(child.isAlive());
        }
    }

    @Test
    void saysWhatWasWrittenWhenALineIsMissing() throws Exception {
        try (ChildProcess child = sh("echo something else")) {
            AssertionError missing =
                    assertThrows(AssertionError.class, () -> child.awaitLine(line -> line.equals("never"), SOON));
            assertTrue(missing.getMessage().contains("something else"), missing.getMessage());
        }
    }

    @Test
    void moreOutputThanAPipeHoldsDoesNotBlockIt() throws Exception {
        try (ChildProcess child = sh("i=0; while [ $i -lt 30000 ]; do echo a line of output $i; i=$((i+1)); done")) {
            assertEquals(0, child.awaitExit(SOON));
            assertEquals(20_000, child.stdout().size());
            assertEquals("a line of output 29999", child.stdout().getLast());
        }
    }

    @Test
    void closingKillsTheWholeTree() throws Exception {
        long grandchild;
        try (ChildProcess child = sh("sleep 100 & echo $!; wait")) {
            grandchild = Long.parseLong(child.awaitLine(line -> true, SOON));
            assertTrue(ProcessHandle.of(grandchild).isPresent());
        }
        assertFalse(ProcessHandle.of(grandchild).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void countsWhatATreeUses() throws Exception {
        try (ChildProcess child = sh("sleep 100 & echo started; wait")) {
            child.awaitLine(line -> true, SOON);
            ProcessUsage usage = child.usage();
            assertEquals(2, usage.threads());
            assertTrue(usage.openFiles() >= 6, usage.toString());
            assertTrue(usage.rssKib() >= usage.pssKib() && usage.pssKib() > 0, usage.toString());
        }
    }

    @Test
    void measuresCpuSecondsOfABusyProcess() throws Exception {
        try (ChildProcess child = sh("while :; do :; done")) {
            long deadline = System.nanoTime() + SOON.toNanos();
            while (child.usage().cpuSeconds() < 0.05) {
                assertTrue(System.nanoTime() < deadline, "a busy loop used no CPU: " + child.usage());
            }
        }
    }
}
