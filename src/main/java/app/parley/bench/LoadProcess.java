package app.parley.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The handle of a {@link LoadProgram} in another process. Closing ends it. One thread at a time. */
final class LoadProcess implements AutoCloseable {
    private final Process process;
    private final PrintStream to;
    private final BufferedReader from;

    private LoadProcess(Process process) {
        this.process = process;
        this.to = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        this.from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** An ordinary load. */
    static LoadProcess start(List<String> command, int port, Path log) throws IOException {
        return start(command, List.of(port), log);
    }

    /** A load on several servers in turn. */
    static LoadProcess start(List<String> command, List<Integer> ports, Path log) throws IOException {
        List<String> all = new ArrayList<>(command);
        ports.forEach(it -> all.add(Integer.toString(it)));
        return new LoadProcess(new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    /** One that attacks from now on. */
    static LoadProcess attack(List<String> command, int port, Attack attack, Path log) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--attack", attack.word()));
        LoadProcess started = start(all, port, log);
        started.readAnswer();
        return started;
    }

    /** Sends a command of {@link LoadProgram} and returns its answer. */
    JsonObject tell(String command, Object... more) throws IOException {
        var line = new StringBuilder(command);
        for (Object it : more) {
            line.append(' ').append(it);
        }
        to.println(line);
        return readAnswer();
    }

    /**
     * Connects clients.
     *
     * @throws IOException unless all of them got in: what is measured with fewer says nothing
     */
    JsonObject open(String prefix, int clients, int atOnce) throws IOException {
        return all(tell("open", prefix, clients, atOnce), clients);
    }

    /** {@code opened}, if it says that all {@code clients} got in. */
    static JsonObject all(JsonObject opened, int clients) throws IOException {
        int open = opened.get("open").getAsInt();
        if (open < clients) {
            throw new IOException("only " + open + " of " + clients
                    + " clients got in, so there is nothing to measure; the server's and the load's logs say why");
        }
        return opened;
    }

    private JsonObject readAnswer() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IOException("the load's process ended; its log says why");
        }
        return JsonParser.parseString(line).getAsJsonObject();
    }

    double cpuSeconds() throws IOException {
        return ProcessSample.of(process.pid()).cpuSeconds();
    }

    @Override
    public void close() {
        to.close();
        process.destroyForcibly().onExit().join();
    }
}
