package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Which commands there are, how much of them is read for a start, and what shells are told of them. */
class CompletionTest {
    private static final Set<String> ALL =
            ParleyCommand.whole().getSubcommands().keySet();

    @Test
    void readsTheOptionsOfTheCommandsNamedAlone() {
        Map<String, CommandLine> commands = with("--as", "ann", "call", "bob");
        assertEquals(ALL, commands.keySet());
        assertTrue(commands.get("call").getCommandSpec().optionsMap().containsKey("--server"));
        assertEquals(
                Set.of(), commands.get("serve").getCommandSpec().optionsMap().keySet());
    }

    @Test
    void readsAllWhereAFileOfArgumentsMayNameAny() {
        Map<String, CommandLine> whole = ParleyCommand.whole().getSubcommands();
        with("@arguments")
                .forEach((name, command) -> assertEquals(
                        whole.get(name).getCommandSpec().optionsMap().keySet(),
                        command.getCommandSpec().optionsMap().keySet(),
                        name));
    }

    @Test
    void saysTheSameOfACommandThatIsNotRead() {
        Map<String, CommandLine> whole = ParleyCommand.whole().getSubcommands();
        with().forEach((name, command) -> assertEquals(
                String.join("", whole.get(name).getCommandSpec().usageMessage().description()),
                String.join("", command.getCommandSpec().usageMessage().description()),
                name));
    }

    /** Or a command after one of them would be taken for its value. */
    @Test
    void theLauncherKnowsWhichOptionsOfTheWindowTakeNoValue() throws IOException {
        Set<String> flags = new TreeSet<>();
        for (OptionSpec option : ParleyCommand.whole().getCommandSpec().options()) {
            if (option.arity().max() == 0) {
                flags.add(option.longestName());
            }
        }
        flags.removeAll(Set.of("--help", "--version"));
        String known = String.join(" | ", flags) + " | --*=*) ;;";
        assertTrue(Files.readString(Project.root().resolve("parley")).contains(known), known);
    }

    @Test
    void tellsFishEachOptionOfEachCommand() {
        String script = CompletionCommand.script(CompletionCommand.Shell.fish);
        ParleyCommand.whole().getSubcommands().forEach((name, command) -> {
            assertTrue(script.contains(" -a " + name + " -d '"), name);
            for (OptionSpec option : command.getCommandSpec().options()) {
                String line = "\"%s\" ".formatted(name);
                String longest =
                        option.longestName().replaceFirst("^--", " -l ").replaceFirst("^-", " -s ");
                boolean told = script.lines().anyMatch(each -> each.contains(line) && each.contains(longest));
                assertEquals(!option.hidden(), told, name + option.longestName());
            }
        });
    }

    @Test
    void tellsBashAndZshWhatItTellsFish() {
        String bash = CompletionCommand.script(CompletionCommand.Shell.bash);
        ALL.forEach(name -> assertTrue(bash.contains("_picocli_parley_" + name), name));
        assertFalse(bash.contains("--screenshot"), "hidden options");
        assertTrue(CompletionCommand.script(CompletionCommand.Shell.zsh).startsWith("#compdef parley\n" + bash));
    }

    private static Map<String, CommandLine> with(String... arguments) {
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create());
        new Subcommands(_ -> ExitCode.INTERNAL_ERROR).addTo(line, arguments);
        return line.getSubcommands();
    }
}
