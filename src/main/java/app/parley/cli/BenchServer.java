package app.parley.cli;

import app.parley.bench.BuildStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The server as an operator runs it: put together in {@code target/server} by {@code packaging/server}'s own scripts, and
 * trained.
 *
 * @param program its start script
 */
record BenchServer(Path program) {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Makes it anew from what has been built. */
    static BenchServer prepare(Path checkout, Path logs) throws IOException, InterruptedException {
        Path server = checkout.resolve("target/server");
        for (String script : List.of("assemble", "train")) {
            System.err.println("server, " + script);
            String program =
                    checkout.resolve("packaging/server").resolve(script).toString();
            BuildStep.run(
                    List.of(program, server.toString()), checkout, logs.resolve("server-" + script + ".log"), LIMIT);
        }
        return new BenchServer(server.resolve("bin/parley-server"));
    }

    /** It serves without being told to. */
    List<String> command() {
        return List.of(program.toString());
    }
}
