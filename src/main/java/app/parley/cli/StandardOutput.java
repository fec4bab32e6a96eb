package app.parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What scripts read. The native library prints to file descriptor 1 when the process ends, so that descriptor is put
 * aside and standard error put in its place before the library loads; only what goes through this object reaches the
 * real standard output. What the library says after the end of all it did is of use to nobody.
 */
public final class StandardOutput implements AutoCloseable {
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    /** Writes one line at once. */
    @FunctionalInterface
    private interface LineWriter {
        void write(byte[] line) throws Throwable;
    }

    /** Does something to descriptor 1. */
    @FunctionalInterface
    private interface Silencer {
        void run() throws Throwable;
    }

    private final LineWriter writer;
    private final Silencer silencer;
    private boolean gone;

    private StandardOutput(LineWriter writer, Silencer silencer) {
        this.writer = writer;
        this.silencer = silencer;
    }

    /** Takes hold of the real standard output; on Windows, where nothing prints to it, of {@link System#out}. */
    static StandardOutput claim() {
        if (isWindows()) {
            return ofSystemOut();
        }
        try {
            FileDescriptors descriptors = new FileDescriptors();
            if (!descriptors.isWritable(STDOUT)) {
                return new StandardOutput(
                        _ -> {
                            throw new IOException("closed");
                        },
                        () -> {});
            }
            int kept = descriptors.copy(STDOUT);
            descriptors.replace(STDOUT, STDERR);
            return new StandardOutput(line -> descriptors.writeAll(kept, line), () -> descriptors.silence(STDOUT));
        } catch (Throwable thrown) {
            return ofSystemOut();
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /**
     * One line, at once. A reader that has gone is no reason to end a call.
     *
     * @return whether it was written; where not, standard error says so, once
     */
    public synchronized boolean println(String line) {
        try {
            writer.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (Throwable thrown) {
            if (!gone) {
                System.err.println(new CliWords(Locale.getDefault()).say("output.lost"));
            }
            gone = true;
            return false;
        }
    }

    /**
     * The program ends: what is printed to descriptor 1 from now on, such as the library's complaint that the JVM which
     * its threads would leave is gone, is lost. {@link #println} goes on.
     */
    @Override
    public void close() {
        try {
            silencer.run();
        } catch (Throwable thrown) {
            // Then it is heard.
        }
    }

    /**
     * As {@link #close}, for a window's {@link #ofSystemOut}: once the window is gone, since linking the system's calls
     * takes time that a start does not have. Only where the process is the program's own and ends: in a test's JVM it
     * would cut off whoever started that.
     */
    public static void silence() {
        if (isWindows()) {
            return;
        }
        try {
            FileDescriptors descriptors = new FileDescriptors();
            if (descriptors.isWritable(STDOUT)) {
                descriptors.silence(STDOUT);
            }
        } catch (Throwable thrown) {
            // Then it is heard.
        }
    }

    /** As it is, for a start whose output no script reads. */
    static StandardOutput ofSystemOut() {
        return new StandardOutput(
                line -> {
                    System.out.write(line);
                    if (System.out.checkError()) {
                        throw new IOException("write failed");
                    }
                },
                () -> {});
    }
}
