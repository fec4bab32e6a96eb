package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whether {@code parley.1} tells all that can be typed to make a call. */
class ManualPageTest {
    private final CommandLine parley = ParleyCommand.whole();
    private String page;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Project.root().resolve("packaging/linux/parley.1"))
                .replace("\\-", "-");
    }

    @Test
    void namesEachCommand() {
        parley.getSubcommands().keySet().forEach(name -> assertTrue(says(name), name));
    }

    @Test
    void namesEachOptionOfTheWindowAndOfCalls() {
        Map<String, CommandLine> commands = parley.getSubcommands();
        for (CommandLine command : List.of(parley, commands.get("call"), commands.get("answer"))) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertTrue(option.hidden() || says(option.longestName()), option.longestName());
            }
        }
    }

    @Test
    void namesEachExitCode() {
        for (ExitCode code : ExitCode.values()) {
            assertTrue(page.matches("(?s).*[\n ]" + code.number() + " [a-zA-Z].*"), code.toString());
        }
    }

    /** At the beginning of what a macro puts in bold. */
    private boolean says(String word) {
        return page.lines()
                .anyMatch(line -> line.matches("\\.(B|BI|BR) (parley |.*, \" )?" + word + "(\\W.*|$)")
                        || line.matches("\\.BR .*\", \" " + word));
    }
}
