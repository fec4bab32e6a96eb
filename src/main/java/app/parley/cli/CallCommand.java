package app.parley.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley call ID}. */
@Command(name = "call", description = "Call somebody at once.", mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {
    private final Session.WindowSession window;

    @Mixin
    PeerOptions options = new PeerOptions();

    @Parameters(paramLabel = "ID", description = "Whom to call.")
    String id = "";

    @Option(
            names = "--calls",
            paramLabel = "N",
            description = "So many calls, one after the other; 0 for no end. Default: 1.")
    @Nullable
    Integer calls;

    CallCommand(Session.WindowSession window) {
        this.window = window;
    }

    @Override
    public Integer call() {
        options.calls = Optional.ofNullable(calls);
        return new Session(options, window).run(Optional.of(id), false, false, false, options.calls.orElse(1));
    }
}
