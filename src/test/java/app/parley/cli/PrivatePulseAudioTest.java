package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.capture.ToneMeter;
import app.parley.cli.SoundServerException.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the real daemon. */
@Timeout(60)
class PrivatePulseAudioTest {
    private static final VirtualSound ANA = VirtualSound.tone("ana", 440);
    private static final VirtualSound BEN = VirtualSound.tone("ben", 1000);
    private static final VirtualSound ECHO = VirtualSound.echo("echo");
    private static final int RATE = 48_000;

    /** Holds a server until it is killed; prints the directory and the process ids. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            PrivatePulseAudio server = PrivatePulseAudio.start(List.of(ANA));
            System.out.println(server.directory());
            server.processes().forEach(process -> System.out.println(process.pid()));
            System.out.println("held");
            System.in.read();
            server.close();
        }
    }

    private static Process sound(PrivatePulseAudio server, VirtualSound peer, String program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                program, "--raw", "--format=s16le", "--rate=" + RATE, "--channels=1", "--latency-msec=50");
        builder.environment().putAll(server.environment(peer));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Listens to the default microphone for a second. */
    private static ToneMeter heard(PrivatePulseAudio server, VirtualSound peer) throws Exception {
        Process recorder = sound(server, peer, "parec");
        try {
            ToneMeter meter = new ToneMeter();
            meter.onAudio(recorder.getInputStream().readNBytes(2 * RATE), RATE, 1);
            return meter;
        } finally {
            recorder.destroy();
            recorder.waitFor();
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertTrue(condition.getAsBoolean());
    }

    @Test
    void eachPeersMicrophoneHearsItsOwnTone() throws Exception {
        try (PrivatePulseAudio server = PrivatePulseAudio.start(List.of(ANA, BEN))) {
            assertEquals(440, heard(server, ANA).reading().toneHz().orElseThrow(), 3);
            assertEquals(1000, heard(server, BEN).reading().toneHz().orElseThrow(), 3);
        }
    }

    @Test
    void anEchoHearsWhatIsPlayedOnItsSpeakerAndNothingElse() throws Exception {
        try (PrivatePulseAudio server = PrivatePulseAudio.start(List.of(ANA, ECHO))) {
            assertTrue(heard(server, ECHO).reading().toneHz().isEmpty());
            Process player = sound(server, ECHO, "pacat");
            Thread feeding = Thread.ofPlatform().start(() -> feed(player, 620));
            try {
                ToneMeter[] meter = {heard(server, ECHO)};
                while (meter[0].reading().toneHz().isEmpty()) {
                    meter[0] = heard(server, ECHO);
                }
                assertEquals(620, meter[0].reading().toneHz().orElseThrow(), 3);
            } finally {
                player.destroy();
                player.waitFor();
                feeding.join();
            }
        }
    }

    private static void feed(Process player, double hertz) {
        byte[] second = new byte[2 * RATE];
        for (int i = 0; i < RATE; i++) {
            int sample = (int) (8000 * Math.sin(2 * Math.PI * hertz * i / RATE));
            second[2 * i] = (byte) sample;
            second[2 * i + 1] = (byte) (sample >> 8);
        }
        try (OutputStream out = player.getOutputStream()) {
            while (player.isAlive()) {
                out.write(second);
            }
        } catch (IOException e) {
            // The player is gone: enough was played.
        }
    }

    @Test
    void leavesNoProcessAndNoDirectory() throws Exception {
        PrivatePulseAudio server = PrivatePulseAudio.start(List.of(ANA, ECHO));
        List<ProcessHandle> processes = server.processes();
        assertTrue(processes.size() >= 2);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(server.directory())));
        server.close();
        server.close();
        await(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertFalse(Files.exists(server.directory()));
    }

    @Test
    void aKilledProgramLeavesNothingEither() throws Exception {
        Path target = Path.of("target").toAbsolutePath();
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        target.resolve("classes") + ":" + target.resolve("test-classes"),
                        Holder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = holder.inputReader(StandardCharsets.UTF_8);
        Path directory = Path.of(out.readLine());
        List<String> pids = out.lines().takeWhile(line -> !line.equals("held")).toList();
        assertTrue(pids.size() >= 2);
        holder.destroyForcibly().waitFor();
        await(() -> !Files.exists(directory));
        await(() -> pids.stream()
                .noneMatch(pid -> ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isPresent()));
    }

    @Test
    void saysThatItIsNotInstalled() {
        SoundServerException problem = assertThrows(
                SoundServerException.class, () -> PrivatePulseAudio.start(List.of(ANA), "no-such-sound-server"));
        assertEquals(Problem.NOT_INSTALLED, problem.problem());
    }

    @Test
    void saysAtOnceThatItDidNotStart() throws IOException {
        List<Path> before = directories();
        SoundServerException problem =
                assertThrows(SoundServerException.class, () -> PrivatePulseAudio.start(List.of(ANA), "false"));
        assertEquals(Problem.NOT_STARTED, problem.problem());
        assertEquals(before, directories());
    }

    private static List<Path> directories() throws IOException {
        try (var inside = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return inside.filter(path -> path.getFileName().toString().startsWith("parley-pulse-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void namesThatWouldBreakTheModuleLineAreRefused() {
        for (String name : Arrays.asList("", "a b", "a=b", "ä")) {
            assertThrows(IllegalArgumentException.class, () -> VirtualSound.echo(name));
        }
        assertThrows(IllegalArgumentException.class, () -> VirtualSound.tone("a", 0));
    }
}
