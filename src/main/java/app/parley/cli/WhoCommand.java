package app.parley.cli;

import app.parley.ServerChoice;
import app.parley.call.PeerId;
import app.parley.cli.WhoInquiry.Outcome;
import app.parley.control.SignalingStatus.Problem;
import app.parley.settings.Directories;
import app.parley.settings.NewId;
import app.parley.settings.NewToken;
import app.parley.settings.Profile;
import app.parley.settings.SettingsFile;
import app.parley.signaling.Identity;
import app.parley.signaling.WebSocketSignaling;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley who}: asks our server who is online, without a window and without any native library. */
@Command(
        name = "who",
        description = "Print who is online, one ID a line: of the IDs named, or else of the server's directory."
                + " The exit code is 3 where none of the IDs named is online.",
        mixinStandardHelpOptions = true)
final class WhoCommand implements Callable<Integer> {
    private static final int MOST = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Signaling server: ws[s]://HOST[:PORT][/PATH][?key=KEY]. Default: the one in the settings, or"
                    + " the one on this computer.")
    @Nullable
    String server;

    @Option(
            names = "--as",
            paramLabel = "ID",
            description = "The ID to ask as. Default: with --token-file the profile's, else a fresh one.")
    @Nullable
    String as;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Proves that ID to the server with the token in this file, such as a JWT, where it lets"
                    + " nobody else in. A Parley that runs with the same ID loses its connection for a moment.")
    @Nullable
    Path tokenFile;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Whom to ask for. Default: the server's directory.")
    List<String> ids = new ArrayList<>();

    private final CliWords words = new CliWords(Locale.getDefault());

    @Override
    public Integer call() throws Exception {
        try {
            Set<PeerId> wanted = wanted();
            SessionPlanner planner = planner();
            try (ServerChoice choice = planner.server()) {
                return say(wanted, ask(identity(planner), wanted, choice), planner.serverName())
                        .number();
            }
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            return ExitCode.WRONG_USAGE.number();
        } catch (IOException e) {
            System.err.println(words.say("file.failed", String.valueOf(e.getMessage())));
            return ExitCode.WRONG_USAGE.number();
        }
    }

    private Set<PeerId> wanted() throws UsageException {
        Set<PeerId> wanted = new LinkedHashSet<>();
        for (String id : ids) {
            if (!PeerId.isValid(id)) {
                throw new UsageException(words.badId(id));
            }
            wanted.add(new PeerId(id));
        }
        if (wanted.size() > MOST) {
            throw new UsageException(words.say("who.tooMany", MOST));
        }
        return wanted;
    }

    private SessionPlanner planner() throws IOException {
        PeerOptions options = new PeerOptions();
        options.server = server;
        options.as = as;
        options.tokenFile = tokenFile;
        options.headless = true;
        var settings = new SettingsFile(Directories.of(Profile.USUAL).settingsFile());
        return new SessionPlanner(
                words, options, Session.read(settings, options).settings());
    }

    /** A fresh one has no need of a native library, nor of a profile. */
    private Identity identity(SessionPlanner planner) throws UsageException {
        return as == null && tokenFile == null
                ? Identity.fleeting(NewId.make(new SecureRandom()), NewToken.make())
                : planner.identity();
    }

    private static Outcome ask(Identity identity, Set<PeerId> wanted, ServerChoice choice) throws Exception {
        WebSocketSignaling signaling = new WebSocketSignaling(identity, choice);
        try {
            WhoInquiry inquiry = new WhoInquiry();
            signaling.watch(wanted);
            signaling.requestDirectory();
            signaling.start(inquiry);
            return inquiry.outcome()
                    .completeOnTimeout(new Outcome.Failed(Problem.LOST), PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .get();
        } finally {
            signaling.close();
            signaling.awaitClosed(GOODBYE);
        }
    }

    private ExitCode say(Set<PeerId> wanted, Outcome outcome, String serverName) {
        return switch (outcome) {
            case Outcome.Failed(Problem problem) -> {
                System.err.println(words.of(problem, serverName));
                yield ExitCode.of(problem);
            }
            case Outcome.Told told
            when wanted.isEmpty() && told.directory().isPresent() -> {
                print(told.directory().get().stream().map(PeerId::value).sorted());
                yield ExitCode.DONE;
            }
            case Outcome.Told told
            when !told.presence().keySet().containsAll(wanted) -> {
                System.err.println(words.say("who.untold", serverName));
                yield ExitCode.SIGNALING_UNREACHABLE;
            }
            case Outcome.Told _
            when wanted.isEmpty() -> {
                System.err.println(words.say("who.noDirectory", serverName));
                yield ExitCode.SIGNALING_UNREACHABLE;
            }
            case Outcome.Told told -> {
                List<PeerId> online =
                        wanted.stream().filter(told.presence()::get).toList();
                print(online.stream().map(PeerId::value));
                yield online.isEmpty() ? ExitCode.PEER_UNREACHABLE : ExitCode.DONE;
            }
        };
    }

    private static void print(Stream<String> lines) {
        lines.forEach(System.out::println);
        System.out.flush();
    }
}
