package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

@Isolated("changes standard error and the locale")
class PlainStartTest {
    @Test
    void aPersonStartsWithoutArgumentsOrWithALink() {
        assertTrue(ParleyCommand.isPlain());
        assertTrue(ParleyCommand.isPlain("parley:bob7"));
        assertTrue(ParleyCommand.isPlain("PARLEY://bob7/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-V", "call", "bob7", "@file", "--media=test", ""})
    void allElseIsReadAsACommandLine(String argument) {
        assertFalse(ParleyCommand.isPlain(argument));
    }

    @Test
    void whatFollowsALinkIsReadAsWell() {
        assertFalse(ParleyCommand.isPlain("parley:bob7", "--profile", "work"));
    }

    @Test
    void anOptionsValueIsNoCommand() {
        ParseResult parsed = ParleyCommand.line(_ -> ExitCode.DONE, "--profile", "serve", "--as", "demo", "call", "ann")
                .parseArgs("--profile", "serve", "--as", "demo", "call", "ann");
        assertEquals("serve", parsed.matchedOptionValue("--profile", ""));
        assertEquals("demo", parsed.matchedOptionValue("--as", ""));
        assertEquals("call", parsed.subcommand().commandSpec().name());
    }

    /** No JVM's 1, which means a failed expectation here. */
    @Test
    void aWindowThatBreaksIsAnInternalError() {
        var run = CommandRun.of(
                Locale.ENGLISH,
                _ -> {
                    throw new IllegalStateException("no window today");
                },
                "parley:bob7");
        assertEquals(ExitCode.INTERNAL_ERROR.number(), run.code());
        assertTrue(run.lines().stream().anyMatch(line -> line.contains("no window today")), run::toString);
    }
}
