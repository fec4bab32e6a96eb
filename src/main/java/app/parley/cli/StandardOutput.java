package app.parley.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
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
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return ofSystemOut();
        }
        try {
            Linker linker = Linker.nativeLinker();
            SymbolLookup libc = linker.defaultLookup();
            FunctionDescriptor twoInts =
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            MethodHandle dup = linker.downcallHandle(
                    libc.findOrThrow("dup"), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            MethodHandle dup2 = linker.downcallHandle(libc.findOrThrow("dup2"), twoInts);
            MethodHandle write = linker.downcallHandle(
                    libc.findOrThrow("write"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
            if (!isWritable(write)) {
                return new StandardOutput(
                        _ -> {
                            throw new IOException("closed");
                        },
                        () -> {});
            }
            int kept = (int) dup.invokeExact(STDOUT);
            if (kept < 0 || (int) dup2.invokeExact(STDERR, STDOUT) < 0) {
                return ofSystemOut();
            }
            MethodHandle creat = linker.downcallHandle(
                    libc.findOrThrow("creat"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            return new StandardOutput(line -> writeAll(write, kept, line), () -> silence(creat, dup2));
        } catch (Throwable thrown) {
            return ofSystemOut();
        }
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

    private static void silence(MethodHandle creat, MethodHandle dup2) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            int nowhere = (int) creat.invokeExact(arena.allocateFrom("/dev/null"), 0);
            if (nowhere < 0 || (int) dup2.invokeExact(nowhere, STDOUT) < 0) {
                throw new IOException("nowhere to put it");
            }
        }
    }

    /**
     * Where a program is started with its standard output closed, the JVM gives the descriptor to the first file that it
     * opens for reading, its own modules; with another in its place it crashes.
     */
    private static boolean isWritable(MethodHandle write) throws Throwable {
        return (long) write.invokeExact(STDOUT, MemorySegment.NULL, 0L) == 0;
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

    private static void writeAll(MethodHandle write, int descriptor, byte[] line) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, line);
            long done = 0;
            while (done < line.length) {
                MemorySegment rest = memory.asSlice(done);
                long written = (long) write.invokeExact(descriptor, rest, line.length - done);
                if (written <= 0) {
                    throw new IOException("write failed");
                }
                done += written;
            }
        }
    }
}
