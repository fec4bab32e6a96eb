package app.parley.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An X server without a screen, for a machine without a display. Ended with this object. */
final class VirtualDisplay implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final String display;

    private VirtualDisplay(Process process, String display) {
        this.process = process;
        this.display = display;
    }

    /**
     * Starts Xvfb on a free display.
     *
     * @throws IOException if it does not start; {@link MissingProgramException} if it is not installed
     */
    static VirtualDisplay start(int width, int height) throws IOException {
        MissingProgramException.check("Xvfb", "xvfb");
        Process process = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        width + "x" + height + "x24",
                        "-nolisten",
                        "tcp",
                        "-noreset")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            // It prints the number of the display once that can be used.
            CompletableFuture<String> number = CompletableFuture.supplyAsync(() -> firstLine(process));
            return new VirtualDisplay(process, ":" + number.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("Xvfb did not start", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting Xvfb", e);
        }
    }

    private static String firstLine(Process process) {
        try {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
            String line = reader.readLine();
            if (line == null || line.isBlank()) {
                throw new IllegalStateException("Xvfb ended");
            }
            return line.strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The X server's process. */
    long pid() {
        return process.pid();
    }

    /** What a child needs to draw on it. GTK must not find a Wayland session beside it. */
    Map<String, String> environment() {
        return Map.of("DISPLAY", display, "GDK_BACKEND", "x11");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
