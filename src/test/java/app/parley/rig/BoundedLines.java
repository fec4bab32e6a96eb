package app.parley.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The newest lines of one output stream, read to its end by a thread of its own. Safe for any thread. */
final class BoundedLines {
    private static final int KEPT = 20_000;

    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final Thread reader;
    private boolean ended;

    /** Each line is kept here and copied to {@code log}, which several streams may share. */
    BoundedLines(String name, InputStream stream, Writer log) {
        reader = Thread.ofPlatform().daemon().name(name).start(() -> readAll(stream, log));
    }

    private void readAll(InputStream stream, Writer log) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                keep(line);
                synchronized (log) {
                    log.write(line + "\n");
                    log.flush();
                }
            }
        } catch (IOException e) {
            // The stream of a killed process: what was read before is all there is.
        } finally {
            end();
        }
    }

    private synchronized void keep(String line) {
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }

    /** The first kept line that matches; empty when the stream ended or the time passed without one. */
    synchronized Optional<String> await(Predicate<String> wanted, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<String> found = lines.stream().filter(wanted).findFirst();
            long left = deadline - System.nanoTime();
            if (found.isPresent() || ended || left <= 0) {
                return found;
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }

    void awaitEnd(Duration atMost) {
        try {
            reader.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while reading a process's output", e));
        }
    }
}
