package app.parley.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The commands beside the window. picocli reads a command's options by reflection, which for all of them takes longer
 * than everything else of a start. So only those that the arguments name are read; the others are there by name.
 */
final class Subcommands {
    private record Subcommand(Class<?> type, Supplier<Object> command) {
        Command says() {
            return type.getAnnotation(Command.class);
        }
    }

    private final List<Subcommand> all;

    Subcommands(Session.WindowSession window) {
        this.all = List.of(
                new Subcommand(CallCommand.class, () -> new CallCommand(window)),
                new Subcommand(AnswerCommand.class, () -> new AnswerCommand(window)),
                new Subcommand(ServeCommand.class, ServeCommand::new),
                new Subcommand(WhoCommand.class, WhoCommand::new),
                new Subcommand(DevicesCommand.class, DevicesCommand::new),
                new Subcommand(DemoCommand.class, DemoCommand::new),
                new Subcommand(BenchCommand.class, BenchCommand::new),
                new Subcommand(SoakCommand.class, SoakCommand::new),
                new Subcommand(CompletionCommand.class, CompletionCommand::new));
    }

    /** Adds all of them, ready to run those that may be meant. */
    void addTo(CommandLine line, String... arguments) {
        List<String> words = Arrays.asList(arguments);
        // What is in a file of arguments is not known here.
        boolean anyMayBeMeant = words.stream().anyMatch(word -> word.startsWith("@"));
        for (Subcommand each : all) {
            boolean read = anyMayBeMeant || words.contains(each.says().name());
            line.addSubcommand(
                    each.says().name(), read ? new CommandLine(each.command().get()) : name(each.says()));
        }
        for (CommandLine each : line.getSubcommands().values()) {
            each.getCommandSpec().exitCodeOnInvalidInput(ExitCode.WRONG_USAGE.number());
        }
    }

    /** Adds all of them with all their options. */
    void addAllTo(CommandLine line) {
        all.forEach(each -> line.addSubcommand(each.command().get()));
    }

    private static CommandLine name(Command says) {
        return new CommandLine(CommandSpec.create()
                .name(says.name())
                .usageMessage(new UsageMessageSpec().description(says.description())));
    }
}
