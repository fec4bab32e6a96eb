package app.parley.server;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code parley serve} as one node of several, in a process of its own on loopback. Confined to one thread. */
final class NodeProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Pattern READY = Pattern.compile("listens on port (\\d+)");

    private final ChildProcess process;
    private final int port;

    private NodeProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one and returns when it listens. */
    static NodeProcess start(String... options) throws IOException, InterruptedException {
        ChildProcess process = launch(options);
        try {
            Matcher ready = READY.matcher(
                    process.awaitErrorLine(line -> READY.matcher(line).find(), START));
            if (!ready.find()) {
                throw new IOException("no port");
            }
            return new NodeProcess(process, Integer.parseInt(ready.group(1)));
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    /** Starts one that may refuse to. */
    static ChildProcess launch(String... options) throws IOException {
        List<String> command = new ArrayList<>(Project.server(List.of()));
        command.addAll(List.of("serve", "--host", "127.0.0.1"));
        command.addAll(List.of(options));
        return ChildProcess.start("node", Map.of("LC_ALL", "C.UTF-8"), command);
    }

    int port() {
        return port;
    }

    /** Ends it as a crash would. */
    void kill() {
        process.kill();
    }

    /** Its standard error so far. */
    List<String> said() {
        return process.stderr();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
