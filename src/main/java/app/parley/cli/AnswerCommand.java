package app.parley.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley answer}. */
@Command(
        name = "answer",
        description = "Wait for calls. Prints 'ready ID' once others can call.",
        mixinStandardHelpOptions = true)
final class AnswerCommand implements Callable<Integer> {
    private final Session.WindowSession window;

    @Mixin
    PeerOptions options = new PeerOptions();

    @Option(names = "--auto-answer", description = "Accept every call.")
    boolean autoAnswer;

    @Option(names = "--echo", description = "Send back what is received, instead of camera and microphone.")
    boolean echo;

    @Option(names = "--calls", paramLabel = "N", description = "Leave after this many calls. Default: never.")
    @Nullable
    Integer calls;

    AnswerCommand(Session.WindowSession window) {
        this.window = window;
    }

    @Override
    public Integer call() {
        if (options.headless && !autoAnswer) {
            System.err.println(new CliWords(Locale.getDefault()).say("answer.nobody"));
        }
        options.calls = Optional.ofNullable(calls);
        return new Session(options, window).run(Optional.empty(), true, autoAnswer, echo, options.calls.orElse(0));
    }
}
