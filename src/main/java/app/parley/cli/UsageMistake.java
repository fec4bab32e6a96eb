package app.parley.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what picocli could not make sense of: its own sentences are English, and speak of parameters and indexes. */
final class UsageMistake {
    private UsageMistake() {}

    static String sentence(CliWords words, ParameterException mistake) {
        return switch (mistake) {
            case UnmatchedArgumentException unmatched -> unmatched(words, unmatched);
            case MissingParameterException missing -> missing(words, missing.getMissing());
            case OverwrittenOptionException twice -> words.say("usage.twice", name(twice.getOverwritten()));
            default -> value(words, mistake);
        };
    }

    private static String unmatched(CliWords words, UnmatchedArgumentException mistake) {
        String typed = CliWords.shown(mistake.getUnmatched().getFirst());
        if (mistake.isUnknownOption()) {
            return words.say("usage.noOption", typed);
        }
        boolean hasCommands = !mistake.getCommandLine().getSubcommands().isEmpty();
        return words.say(hasCommands ? "usage.noCommand" : "usage.tooMany", typed);
    }

    private static String missing(CliWords words, List<ArgSpec> missing) {
        ArgSpec first = missing.getFirst();
        return first.isOption()
                ? words.say("usage.noValue", name(first), first.paramLabel())
                : words.say("usage.missing", name(first));
    }

    private static String value(CliWords words, ParameterException mistake) {
        ArgSpec argument = mistake.getArgSpec();
        if (argument == null || mistake.getValue() == null) {
            return mistake.getMessage() + ".";
        }
        String typed = CliWords.shown(mistake.getValue());
        Class<?> type = argument.auxiliaryTypes()[0];
        if (argument.completionCandidates() != null) {
            return words.say("usage.oneOf", typed, name(argument), any(words, argument.completionCandidates()));
        }
        boolean number = type == int.class || type == Integer.class || type == long.class;
        return words.say(number ? "usage.number" : "usage.badValue", typed, name(argument));
    }

    private static String any(CliWords words, Iterable<String> candidates) {
        List<String> all = new ArrayList<>();
        candidates.forEach(all::add);
        String last = all.removeLast();
        return all.isEmpty() ? last : words.say("usage.or", String.join(words.say("usage.comma"), all), last);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
