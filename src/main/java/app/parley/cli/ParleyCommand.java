package app.parley.cli;

import app.parley.call.PeerId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code parley}: the window, and the commands beside it. */
@Command(
        name = "parley",
        description = "Video calls from computer to computer. Without a command: the window.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Done; all expectations were met.",
            " 1:An expectation failed.",
            " 2:Wrong usage, or a file that cannot be read or written.",
            " 3:The peer cannot be reached.",
            " 4:Declined or busy.",
            " 5:No answer.",
            " 6:The signaling server cannot be reached.",
            " 7:The media connection failed, or the peer vanished.",
            " 8:This machine cannot: no display, no network, port in use.",
            " 9:The ID is taken.",
            "70:Internal error."
        })
public final class ParleyCommand implements Callable<Integer> {
    private final Session.WindowSession window;

    @Mixin
    PeerOptions options = new PeerOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "parley:ID",
            description = "A link: the ID waits in the window, and you call with a click.")
    @Nullable
    String link;

    private ParleyCommand(Session.WindowSession window) {
        this.window = window;
    }

    /**
     * Runs what the arguments say.
     *
     * @param window runs the window, where one is asked for
     * @return the exit code
     */
    public static int run(Session.WindowSession window, String... arguments) {
        try {
            Optional<String> linked = linked(arguments);
            return linked.isPresent()
                    ? open(window, linked.get())
                    : line(window, arguments).execute(arguments);
        } catch (RuntimeException | Error e) {
            // picocli hands on exceptions only; the JVM's own code for this is 1, a failed expectation here.
            e.printStackTrace();
            return ExitCode.INTERNAL_ERROR.number();
        }
    }

    /** The program with those of its commands ready to run that the arguments may mean. */
    static CommandLine line(Session.WindowSession window, String... arguments) {
        CommandLine line = new CommandLine(new ParleyCommand(window));
        new Subcommands(window).addTo(line, arguments);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // A file of arguments has one a line, as it is: else a secret would end at its first number sign.
        line.setUseSimplifiedAtFiles(true);
        // Else nobody could have a profile "demo".
        line.setAllowSubcommandsAsOptionParameters(true);
        line.setExecutionExceptionHandler((exception, _, _) -> {
            // picocli's own code for this is 1, which means a failed expectation here.
            exception.printStackTrace();
            return ExitCode.INTERNAL_ERROR.number();
        });
        line.setParameterExceptionHandler((exception, _) -> {
            // picocli's own handler buries the sentence under the whole usage text.
            CliWords words = new CliWords(Locale.getDefault());
            return mistaken(words, UsageMistake.sentence(words, exception), exception.getCommandLine());
        });
        line.setExecutionStrategy(ParleyCommand::execute);
        return line;
    }

    /** An option before a command would be the window's, and the command never hear of it. */
    private static int execute(ParseResult parsed) {
        Optional<OptionSpec> before = parsed.matchedOptions().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .findFirst();
        if (!parsed.hasSubcommand() || before.isEmpty()) {
            return new CommandLine.RunLast().execute(parsed);
        }
        CommandLine line = parsed.commandSpec().commandLine();
        CliWords words = new CliWords(Locale.getDefault());
        String command = parsed.subcommand().commandSpec().qualifiedName();
        return mistaken(words, words.say("usage.before", before.get().longestName(), command), line);
    }

    private static int mistaken(CliWords words, String sentence, CommandLine line) {
        String command = line.getCommandSpec().qualifiedName();
        System.err.println(words.say("usage.help", sentence, command));
        return ExitCode.WRONG_USAGE.number();
    }

    /** Whether this is how a person starts the program: without arguments, or with a link. */
    public static boolean isPlain(String... arguments) {
        return linked(arguments).isPresent();
    }

    /** What a plain start asks to call, possibly nobody; not present for any other. */
    private static Optional<String> linked(String... arguments) {
        return switch (arguments.length) {
            case 0 -> Optional.of("");
            case 1 -> CallLink.peer(arguments[0]);
            default -> Optional.empty();
        };
    }

    /** Past picocli, which looks at each option by reflection: a tenth of a second that a person would wait. */
    private static int open(Session.WindowSession window, String peer) {
        return Boolean.getBoolean("parley.training")
                ? Rehearsal.run(window)
                : new Session(new PeerOptions(), window).open(peer);
    }

    /** The program with all its commands and their options, to be looked at and not to be run. */
    static CommandLine whole() {
        Session.WindowSession none = _ -> ExitCode.INTERNAL_ERROR;
        CommandLine line = new CommandLine(new ParleyCommand(none));
        new Subcommands(none).addAllTo(line);
        return line;
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        String peer = link == null
                ? ""
                : CallLink.peer(link).orElseThrow(() -> new UnmatchedArgumentException(line, List.of(link)));
        if (options.headless) {
            // Nobody could do anything about an ID that waits, nor about a call that comes.
            CliWords words = new CliWords(Locale.getDefault());
            String sentence = words.say("usage.headless", PeerId.isValid(peer) ? peer : "ID");
            System.err.println(
                    words.say("usage.help", sentence, line.getCommandSpec().qualifiedName()));
            return ExitCode.WRONG_USAGE.number();
        }
        return new Session(options, window).open(peer);
    }
}
