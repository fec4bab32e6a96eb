package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** How long benchmarks and soaks go on, and which of them {@code bench all} runs. */
class QuickRunsTest {
    @ParameterizedTest
    @CsvSource({"'', 1h", "--quick, 1m", "--for 8s, 8s", "--quick --for 2m, 2m"})
    void aLongCallIsAsLongAsTypedElseShortIfQuick(String typed, String length) throws Exception {
        assertEquals(
                Durations.parse(length).orElseThrow(),
                parsed(new SoakCallCommand(), typed).length());
    }

    @ParameterizedTest
    @CsvSource({"'', 500", "--quick, 5", "--calls 7, 7", "--quick --calls 0, 0"})
    void asManyCallsAsTypedElseFewIfQuick(String typed, int calls) {
        assertEquals(calls, parsed(new SoakCallsCommand(), typed).calls());
    }

    @ParameterizedTest
    @CsvSource({"'', 7, 5", "--quick, 1, 1", "--runs 3, 3, 3", "--quick --runs 3, 3, 3"})
    void asManyRunsAsTypedElseOneIfQuick(String typed, int startup, int signaling) {
        assertEquals(startup, parsed(new BenchStartupCommand(), typed).runs());
        assertEquals(signaling, parsed(new BenchSignalingCommand(), typed).runs());
    }

    @ParameterizedTest
    @CsvSource({"'', 20", "--quick, 2"})
    void aRowIsShortIfQuick(String typed, int calls) {
        assertEquals(calls, parsed(new BenchCommand.Call(), typed).calls());
    }

    @Test
    void aTimeThatIsNoneIsSaidAlsoIfQuick() {
        BenchOptions quick = parsed(new SoakCallCommand(), "--quick").options;
        CliWords words = new CliWords(Locale.ENGLISH);
        assertThrows(UsageException.class, () -> quick.length("soon", Duration.ZERO, Duration.ZERO, words));
    }

    @Test
    void allAreAllThatMeasureSomethingOfTheirOwn() {
        CommandLine bench = new CommandLine(new BenchCommand());
        Set<String> others = new HashSet<>();
        bench.getSubcommands().values().forEach(each -> others.add(each.getCommandName()));
        assertTrue(others.remove("all") && others.remove("load"));
        assertEquals(others, Set.copyOf(BenchAllCommand.NAMES));
    }

    private static <T> T parsed(T command, String typed) {
        new CommandLine(command).parseArgs(typed.isEmpty() ? new String[0] : typed.split(" "));
        return command;
    }
}
