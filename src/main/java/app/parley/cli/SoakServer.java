package app.parley.cli;

import app.parley.bench.ProcessSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code parley serve} with its defaults, on loopback, as a process of its own that can be looked into. */
final class SoakServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("\\bport (\\d+)");
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);
    private static final long START_SECONDS = 60;
    private static final int BYTES_A_KIB = 1024;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final AtomicInteger complaints = new AtomicInteger();

    private SoakServer(Process process) {
        this.process = process;
    }

    /** @param self the command line up to Parley's own arguments */
    static SoakServer start(List<String> self) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(self);
        command.addAll(List.of("serve", "--host", "127.0.0.1", "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        SoakServer server = new SoakServer(builder.start());
        Thread.ofVirtual().start(server::read);
        try {
            server.port.get(START_SECONDS, TimeUnit.SECONDS);
            return server;
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            server.close();
            if (e instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IOException("parley serve did not start", e);
        }
    }

    /** Its first line names the port; an exception among the others is a complaint. */
    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher ready = READY.matcher(line);
                if (!port.isDone() && ready.find()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                } else if (line.contains("Exception") || line.contains("Error") || line.contains("LEAK")) {
                    complaints.incrementAndGet();
                    System.err.println("server: " + line);
                }
            }
            port.completeExceptionally(new IOException("it ended"));
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }

    int port() {
        return port.join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Lines of its output that speak of an exception, an error or a leak. */
    int complaints() {
        return complaints.get();
    }

    /**
     * What it holds after a full garbage collection.
     *
     * @param liveKib objects that are reachable
     * @param rssKib resident memory of the process
     */
    record Memory(long liveKib, long rssKib) {}

    /** @throws IOException where there is no {@code jcmd} beside this Java, or no /proc */
    Memory memory() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            throw new IOException("no " + jcmd);
        }
        Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        histogram.waitFor();
        Matcher total = TOTAL.matcher(said);
        if (!total.find()) {
            throw new IOException("jcmd said: " + said.lines().findFirst().orElse(""));
        }
        return new Memory(
                Long.parseLong(total.group(1)) / BYTES_A_KIB,
                ProcessSample.of(process.pid()).rssKib());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
