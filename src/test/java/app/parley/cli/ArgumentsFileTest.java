package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParseResult;

/** {@code @FILE}, in which operators keep their options. */
class ArgumentsFileTest {
    @TempDir
    Path directory;

    @Test
    void eachLineIsAnArgumentAsItStands() throws Exception {
        Path file = Files.writeString(
                directory.resolve("options"),
                "# how it runs\n\n--host=127.0.0.1\n--turn-secret=ab#cd \"01'23\n--port\n9001\n");
        String[] typed = {"serve", "@" + file};
        ParseResult serve =
                ParleyCommand.line(_ -> ExitCode.DONE, typed).parseArgs(typed).subcommand();
        assertEquals("ab#cd \"01'23", serve.matchedOptionValue("--turn-secret", ""));
        assertEquals("127.0.0.1", serve.matchedOptionValue("--host", ""));
        assertEquals(9001, serve.matchedOptionValue("--port", 0));
    }
}
