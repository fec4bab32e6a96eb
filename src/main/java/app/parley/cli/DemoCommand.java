package app.parley.cli;

import app.parley.server.ServerOptions;
import app.parley.server.SignalingServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code parley demo}: two real peers in two processes, one real call over an embedded server on a free loopback port,
 * with windows, on a display of its own where there is none.
 */
@Command(
        name = "demo",
        description = "Make one real call between two peers on this computer, and show what came of it.",
        mixinStandardHelpOptions = true)
final class DemoCommand extends SelfStartingCommand {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 540;
    /** Start, ringing and good-bye. */
    private static final Duration LONGEST_BESIDE_CALL = Duration.ofSeconds(80);

    private static final VirtualSound ANN = VirtualSound.tone("ann", 440);
    private static final VirtualSound BOB = VirtualSound.tone("bob", 660);

    @Option(names = "--out", paramLabel = "DIR", description = "Where reports and pictures go.")
    @Nullable
    Path out;

    @Option(names = "--for", paramLabel = "TIME", description = "How long the call lasts. Default: ${DEFAULT-VALUE}.")
    String duration = "10s";

    @Override
    int run(List<String> self) throws IOException, InterruptedException, UsageException {
        Duration length = Durations.read(duration, words); // before anything is started
        if (!LocalNetwork.exists()) {
            return cannot(words.noNetwork());
        }
        Path directory = Files.createDirectories(out == null ? DemoFiles.standard() : out);
        DemoFiles files = new DemoFiles(directory.toAbsolutePath());
        files.clean();
        System.err.println(words.say("demo.start", directory));
        try (SignalingServer server = SignalingServer.start(localServer());
                Surroundings surroundings = Surroundings.prepare(words)) {
            return run(self, files, server.port(), surroundings, patience(length));
        } catch (NoDisplayException e) {
            return cannot(words.noDisplay());
        }
    }

    /** How long a peer may take in all. */
    static Duration patience(Duration call) {
        return call.plus(LONGEST_BESIDE_CALL);
    }

    private int run(List<String> self, DemoFiles files, int port, Surroundings surroundings, Duration patience)
            throws IOException, InterruptedException {
        String expected = surroundings.hasSound() ? "video,audio" : "video";
        try (DemoPeer bob = new DemoPeer(self, files, BOB, "right", port, expected, surroundings.environment(BOB));
                DemoPeer ann = new DemoPeer(self, files, ANN, "left", port, expected, surroundings.environment(ANN))) {
            bob.start(List.of("answer", "--auto-answer", "--calls", "1"));
            ann.start(List.of("call", "bob", "--for", duration));
            int annCode = ann.await(patience);
            int bobCode = bob.await(patience);
            return summarize(files, annCode, bobCode, surroundings.hasSound());
        }
    }

    private int summarize(DemoFiles files, int annCode, int bobCode, boolean sound) throws IOException {
        Optional<JsonObject> ann = files.report(ANN.name());
        Optional<JsonObject> bob = files.report(BOB.name());
        DemoSummary summary = new DemoSummary(words, sound);
        System.out.println(
                summary.text(ann, bob, ANN.toneHz().orElse(0), BOB.toneHz().orElse(0)));
        System.out.println(words.say("demo.files", files.directory()));
        if (annCode != ExitCode.DONE.number() || bobCode != ExitCode.DONE.number()) {
            System.err.println(words.say("demo.failed", annCode, bobCode, files.directory()));
            return annCode != ExitCode.DONE.number() ? annCode : bobCode;
        }
        return summary.isGood(ann, bob, ANN.toneHz().orElse(0), BOB.toneHz().orElse(0))
                ? ExitCode.DONE.number()
                : ExitCode.EXPECTATION_FAILED.number();
    }

    private static ServerOptions localServer() {
        ServerOptions standard = ServerOptions.defaults();
        return standard.with(standard.listen().at("127.0.0.1", 0));
    }

    /** An empty variable names none, as for the launcher and for X. */
    static boolean hasDisplay(String system, Map<String, String> environment) {
        String os = system.toLowerCase(Locale.ROOT);
        return os.startsWith("windows")
                || os.startsWith("mac")
                || Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                        .anyMatch(it -> !environment.getOrDefault(it, "").isEmpty());
    }

    /** There is no display and none can be made. */
    static final class NoDisplayException extends IOException {
        NoDisplayException(IOException cause) {
            super(cause);
        }
    }

    /** Display and sound of the demo: the person's display where there is one, never the person's sound. */
    record Surroundings(Optional<VirtualDisplay> display, Optional<PrivatePulseAudio> sound) implements AutoCloseable {
        static Surroundings prepare(CliWords words) throws IOException {
            Optional<VirtualDisplay> display = Optional.empty();
            if (!hasDisplay(System.getProperty("os.name", ""), System.getenv())) {
                try {
                    display = Optional.of(VirtualDisplay.start(WIDTH, HEIGHT));
                } catch (IOException e) {
                    throw new NoDisplayException(e);
                }
            }
            return new Surroundings(display, startSound(words));
        }

        private static Optional<PrivatePulseAudio> startSound(CliWords words) throws IOException {
            try {
                return Optional.of(PrivatePulseAudio.start(List.of(ANN, BOB)));
            } catch (SoundServerException e) {
                System.err.println(words.say("demo.noSound"));
                return Optional.empty();
            }
        }

        boolean hasSound() {
            return sound.isPresent();
        }

        Map<String, String> environment(VirtualSound peer) {
            Map<String, String> environment = new java.util.HashMap<>();
            display.ifPresent(d -> environment.putAll(d.environment()));
            sound.ifPresent(s -> environment.putAll(s.environment(peer)));
            return environment;
        }

        @Override
        public void close() {
            sound.ifPresent(PrivatePulseAudio::close);
            display.ifPresent(VirtualDisplay::close);
        }
    }
}
