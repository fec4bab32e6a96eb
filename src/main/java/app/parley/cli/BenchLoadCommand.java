package app.parley.cli;

import app.parley.bench.LoadProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley bench load}: the clients of {@code parley bench signaling}, in a process of their own. */
@Command(name = "load", hidden = true, description = "The clients of bench signaling; it starts this itself.")
final class BenchLoadCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PORT", arity = "1..*")
    List<Integer> ports = new ArrayList<>();

    @Option(names = "--attack")
    String attack = "";

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        LoadProgram.run(ports, attack, System.out);
        return ExitCode.DONE.number();
    }
}
