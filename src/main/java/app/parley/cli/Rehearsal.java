package app.parley.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The start of which an installed Parley's class cache is recorded ({@code packaging/Training}): as a person starts it,
 * with a test card instead of a camera, and it answers one call and ends.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** Says {@code ready ID} when it can be called. */
    static int run(Session.WindowSession window) {
        // What is typed at a terminal is to find its classes in the cache as well.
        String[] typed = {"answer", "--headless"};
        CommandLine line = ParleyCommand.line(window, typed);
        line.parseArgs(typed);
        line.usage(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        PeerOptions options = new PeerOptions();
        options.media = PeerOptions.Media.test;
        options.report = "-";
        return new Session(options, window)
                .run(new Session.Opening(true, Optional.of("")), Optional.empty(), true, false, 1);
    }
}
