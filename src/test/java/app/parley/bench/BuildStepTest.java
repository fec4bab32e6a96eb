package app.parley.bench;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BuildStepTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void tellsWhatAFailedStepSaid() {
        Path log = directory.resolve("log");
        IOException failed = assertThrows(
                IOException.class,
                () -> BuildStep.run(List.of("sh", "-c", "echo no flour; exit 3"), directory, log, LONG));
        assertTrue(failed.getMessage().contains("no flour"), failed.getMessage());
    }

    @Test
    void aStepThatEndsWellIsNoError() throws Exception {
        Path log = directory.resolve("log");
        BuildStep.run(List.of("sh", "-c", "echo done"), directory, log, LONG);
        assertTrue(Files.readString(log).contains("done"));
        BuildStep.runAloud(List.of("true"), LONG);
    }

    @Test
    void whatDoesNotEndIsEndedWithAllThatItStarted() throws Exception {
        Path started = directory.resolve("started");
        String endless = "sleep 600 & echo $! > " + started + "; wait";
        List<String> command = List.of("sh", "-c", endless);
        assertThrows(
                IOException.class,
                () -> BuildStep.run(command, directory, directory.resolve("log"), Duration.ofSeconds(5)));
        Optional<ProcessHandle> sleeper =
                ProcessHandle.of(Long.parseLong(Files.readString(started).strip()));
        try {
            if (sleeper.isPresent()) {
                sleeper.get().onExit().get(10, TimeUnit.SECONDS);
            }
        } finally {
            sleeper.ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
