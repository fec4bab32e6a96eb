package app.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server as an operator runs it: put together in {@code target/server} by {@code packaging/server}'s own scripts, and
 * trained.
 *
 * @param program its start script
 */
record BenchServer(Path program) {
    private static final int LIMIT_MINUTES = 3;

    /** Makes it anew from what has been built. */
    static BenchServer prepare(Path checkout, Path logs) throws IOException, InterruptedException {
        Path server = checkout.resolve("target/server");
        Path log = logs.resolve("server-package.log");
        for (String script : List.of("assemble", "train")) {
            System.err.println("server, " + script);
            Process process = new ProcessBuilder(
                            checkout.resolve("packaging/server").resolve(script).toString(), server.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (process.waitFor() != 0) {
                throw new IOException("packaging/server/" + script + " failed; see " + log);
            }
        }
        return new BenchServer(server.resolve("bin/parley-server"));
    }

    /** It serves without being told to. */
    List<String> command() {
        return List.of(program.toString());
    }
}
