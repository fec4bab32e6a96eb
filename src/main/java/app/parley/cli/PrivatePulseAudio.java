package app.parley.cli;

import app.parley.SearchPath;
import app.parley.cli.SoundServerException.Problem;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PulseAudio server of our own, for the demo and tests: in a temporary directory that only this user can enter, with
 * virtual devices alone. It reads no configuration, writes nothing to HOME, needs no D-Bus and leaves the person's own
 * sound server be. Works for root too. Needs Debian's package {@code pulseaudio}.
 *
 * <p>A small shell stands between us and the daemon and holds a pipe to us. When the pipe closes, by {@link #close()},
 * exit or SIGKILL of this process, it ends the daemon and removes the directory. Only if that shell itself is killed,
 * or the whole process group with SIGKILL, do the directory and perhaps the daemon stay.
 */
public final class PrivatePulseAudio implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
    private static final long POLL_MILLIS = 20;

    /** The daemon ignores none of the signals that the shell does: it is started first. */
    private static final String GUARD = """
            dir=$1; shift; exec 3<&0
            "$@" </dev/null 3<&- & daemon=$!
            trap '' HUP INT PIPE
            { read -r _ <&3; kill "$daemon"; } & watcher=$!
            trap '' TERM
            wait "$daemon"; kill -9 "$watcher"
            echo ended
            read -r _ <&3
            rm -rf "$dir"
            """;

    private final Path directory;
    private final Process guard;

    private PrivatePulseAudio(Path directory, Process guard) {
        this.directory = directory;
        this.guard = guard;
    }

    /**
     * Starts a server and returns when it takes connections; its devices are there then. Blocks up to 5 s.
     *
     * @throws SoundServerException if there is no PulseAudio or it does not start
     * @throws IOException if there is no temporary directory or no shell
     */
    public static PrivatePulseAudio start(List<VirtualSound> peers) throws IOException, SoundServerException {
        return start(peers, "pulseaudio");
    }

    /**
     * As {@link #start}, for commands that come to nothing without sound.
     *
     * @throws IOException if it does not start; {@link MissingProgramException} if it is not installed
     */
    static PrivatePulseAudio require(List<VirtualSound> peers) throws IOException {
        try {
            return start(peers);
        } catch (SoundServerException e) {
            throw switch (e.problem()) {
                case NOT_INSTALLED -> MissingProgramException.of("pulseaudio", "pulseaudio");
                case NOT_STARTED -> new IOException("no private sound server", e);
            };
        }
    }

    static PrivatePulseAudio start(List<VirtualSound> peers, String program) throws IOException, SoundServerException {
        if (!SearchPath.has(program)) {
            throw new SoundServerException(Problem.NOT_INSTALLED, program + " is not installed");
        }
        Path directory = Files.createTempDirectory("parley-pulse-");
        PrivatePulseAudio server;
        try {
            server = new PrivatePulseAudio(directory, launch(directory, command(program, peers)));
        } catch (IOException e) {
            delete(directory);
            throw e;
        }
        if (!server.awaitReady()) {
            String log = Files.readString(server.log()).strip();
            server.close();
            throw new SoundServerException(Problem.NOT_STARTED, program + " did not start: " + log);
        }
        return server;
    }

    private static List<String> command(String program, List<VirtualSound> peers) {
        List<String> command = new ArrayList<>(List.of(program, "-n", "--daemonize=no", "--use-pid-file=no"));
        command.addAll(List.of("--exit-idle-time=-1", "--disable-shm=yes"));
        // As a desktop's sound server runs, which has a service that lets it: else a busy computer breaks the sound
        // off, and WebRTC waits longer from then on. Without that service only root may.
        String hurry = "root".equals(System.getProperty("user.name")) ? "yes" : "no";
        command.addAll(List.of("--realtime=" + hurry, "--high-priority=" + hurry));
        command.addAll(List.of("--log-target=stderr", "--log-level=error"));
        peers.stream()
                .flatMap(peer -> peer.modules().stream())
                .forEach(module -> command.addAll(List.of("-L", module)));
        // Last, so that whoever can connect finds the devices.
        command.addAll(List.of("-L", "module-native-protocol-unix auth-cookie-enabled=0"));
        return command;
    }

    private static Process launch(Path directory, List<String> daemon) throws IOException {
        Files.writeString(directory.resolve("client.conf"), "autospawn = no\nenable-shm = no\n");
        // The rate of WebRTC's sound, so that nothing is resampled on the way.
        Files.writeString(directory.resolve("daemon.conf"), "default-sample-rate = 48000\n");
        List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "parley-pulse", directory.toString()));
        command.addAll(daemon);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(directory.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PULSE_"));
        builder.environment().putAll(place(directory));
        builder.environment()
                .put("PULSE_CONFIG", directory.resolve("daemon.conf").toString());
        builder.environment().put("PULSE_STATE_PATH", directory.resolve("state").toString());
        // Else libdbus would look for a bus, and start one where there is a display.
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", "disabled:");
        return builder.start();
    }

    /** Where server and clients meet, and where clients leave what they would put into HOME. */
    private static Map<String, String> place(Path directory) {
        return Map.of(
                "XDG_RUNTIME_DIR", directory.toString(),
                "PULSE_RUNTIME_PATH", directory.resolve("pulse").toString(),
                "PULSE_COOKIE", directory.resolve("cookie").toString(),
                "PULSE_CLIENTCONFIG", directory.resolve("client.conf").toString());
    }

    private boolean awaitReady() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (guard.getInputStream().available() > 0 || !guard.isAlive()) {
                return false;
            }
            if (answers()) {
                return true;
            }
            pause();
        }
        return false;
    }

    private boolean answers() {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a sound server starts", e);
        }
    }

    private Path socket() {
        return directory.resolve("pulse").resolve("native");
    }

    private Path log() {
        return directory.resolve("log");
    }

    Path directory() {
        return directory;
    }

    /** Shell and daemon, for tests. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(guard.toHandle()), guard.descendants()).toList();
    }

    /** What to add to a child's environment, so that its default microphone and speaker are those of this peer. */
    public Map<String, String> environment(VirtualSound peer) {
        Map<String, String> environment = new HashMap<>(place(directory));
        environment.put("PULSE_SERVER", "unix:" + socket());
        environment.put("PULSE_SOURCE", peer.source());
        environment.put("PULSE_SINK", peer.sink());
        return Map.copyOf(environment);
    }

    /** Ends the daemon and removes its directory; waits for both up to 3 s. Harmless when repeated. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                processes().forEach(ProcessHandle::destroyForcibly);
            }
            delete(directory);
        } catch (IOException e) {
            System.getLogger(PrivatePulseAudio.class.getName())
                    .log(System.Logger.Level.WARNING, "the sound server's directory stays", e);
        } catch (InterruptedException e) {
            // The pipe is closed, so the shell goes on to clean up without us.
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(directory)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
