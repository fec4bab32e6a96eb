package app.parley.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What makes the shell fish complete commands and options: a line for each, with the command it belongs to. */
final class FishCompletion {
    /** True where the words typed so far begin with the commands $argv[1], and no command of $argv[2] comes next. */
    private static final String AT = """
            function __PROGRAM_at
                set -l typed (commandline -opc)
                set -e typed[1]
                for command in (string split ' ' -- $argv[1])
                    test "$typed[1]" = $command; or return 1
                    set -e typed[1]
                end
                test -z "$argv[2]"; or not contains -- "$typed[1]" (string split ' ' -- $argv[2])
            end
            """;

    private final CommandLine program;
    private final List<String> lines = new ArrayList<>();

    FishCompletion(CommandLine program) {
        this.program = program;
    }

    String script() {
        lines.clear();
        lines.add("complete -c %s -f".formatted(program.getCommandName()));
        add(program, List.of());
        return AT.replace("PROGRAM", program.getCommandName()) + String.join("\n", lines) + "\n";
    }

    private void add(CommandLine command, List<String> path) {
        Map<String, CommandLine> below = command.getSubcommands();
        String here = "complete -c %s -n '__%1$s_at \"%s\" \"%s\"'"
                .formatted(program.getCommandName(), String.join(" ", path), String.join(" ", below.keySet()));
        CommandSpec spec = command.getCommandSpec();
        spec.options().stream().filter(option -> !option.hidden()).forEach(option -> lines.add(here + of(option)));
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (!choices(parameter).isEmpty()) {
                lines.add(here + " -a " + quoted(choices(parameter)));
            }
        }
        below.forEach((name, each) -> {
            lines.add(here + " -a " + name
                    + says(each.getCommandSpec().usageMessage().description()));
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            add(each, deeper);
        });
    }

    private static String of(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        return names + value(option) + says(option.description());
    }

    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        if (!choices(option).isEmpty()) {
            return " -x -a " + quoted(choices(option));
        }
        String label = option.paramLabel().toUpperCase(Locale.ROOT);
        // Whatever else a file system holds is no help for a number or a URL.
        return label.contains("FILE") || label.contains("DIR") ? " -r -F" : " -x";
    }

    private static String choices(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        if (candidates != null) {
            return String.join(" ", candidates);
        }
        Class<?> type = argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
        Object[] constants = type.getEnumConstants();
        return constants == null
                ? ""
                : Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(" "));
    }

    private static String says(String... description) {
        String first = String.join(" ", description).replaceAll("\\.( .*)?$", "");
        return first.isEmpty() || first.contains("${") ? "" : " -d " + quoted(first);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
