package app.parley.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A command line in this process, as the launcher would hand it over: for what is said before anything begins. Changes
 * standard error and the locale while it runs, so whoever uses it is {@code @Isolated}.
 *
 * @param lines of standard error
 */
record CommandRun(int code, List<String> lines) {
    /** Of a command line that opens no window. */
    static CommandRun of(Locale locale, String... words) {
        return of(
                locale,
                _ -> {
                    throw new AssertionError("no window was asked for");
                },
                words);
    }

    static CommandRun of(Locale locale, Session.WindowSession window, String... words) {
        Locale before = Locale.getDefault();
        PrintStream terminal = System.err;
        var said = new ByteArrayOutputStream();
        Locale.setDefault(locale);
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int code = ParleyCommand.run(window, words);
            return new CommandRun(
                    code, said.toString(StandardCharsets.UTF_8).lines().toList());
        } finally {
            System.setErr(terminal);
            Locale.setDefault(before);
        }
    }
}
