package app.parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parley bench all}: every benchmark, one after the other. */
@Command(name = "all", description = "All of them, one after the other: an hour.", mixinStandardHelpOptions = true)
final class BenchAllCommand implements Callable<Integer> {
    /** The quick ones first. {@code load} is a part of {@code signaling}. */
    static final List<String> NAMES = List.of("startup", "micro", "call", "render", "signaling");

    @Mixin
    BenchOptions options = new BenchOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    /** The first code that is not 0. */
    @Override
    public Integer call() {
        int code = ExitCode.DONE.number();
        for (String name : NAMES) {
            List<String> arguments = new ArrayList<>(List.of(name));
            if (options.quick) {
                arguments.add("--quick");
            }
            if (options.out != null) {
                arguments.addAll(List.of("--out", options.out.toString()));
            }
            int one = run(arguments);
            code = code == ExitCode.DONE.number() ? one : code;
        }
        return code;
    }

    private int run(List<String> arguments) {
        CommandLine bench = spec == null
                ? new CommandLine(new BenchCommand())
                : spec.commandLine().getParent();
        return bench.execute(arguments.toArray(String[]::new));
    }
}
