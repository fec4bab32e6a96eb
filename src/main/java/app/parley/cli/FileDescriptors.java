package app.parley.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** POSIX's own calls for the descriptors of this process. Linking them takes tens of milliseconds. */
final class FileDescriptors {
    private final MethodHandle dup = link("dup", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private final MethodHandle dup2 = link("dup2", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private final MethodHandle creat = link("creat", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private final MethodHandle write =
            link("write", ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);

    private static MethodHandle link(String name, MemoryLayout result, MemoryLayout... parameters) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, parameters));
    }

    /**
     * Where a program is started with its standard output closed, the JVM gives the descriptor to the first file that it
     * opens for reading, its own modules; with another in its place it crashes.
     */
    boolean isWritable(int descriptor) throws Throwable {
        return (long) write.invokeExact(descriptor, MemorySegment.NULL, 0L) == 0;
    }

    /** Another descriptor of the same file. */
    int copy(int descriptor) throws Throwable {
        return checked((int) dup.invokeExact(descriptor));
    }

    /** Has {@code descriptor} stand for the file of {@code other} from now on. */
    void replace(int descriptor, int other) throws Throwable {
        checked((int) dup2.invokeExact(other, descriptor));
    }

    /** Has {@code descriptor} stand for no file any more; what is written to it is lost. */
    void silence(int descriptor) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            replace(descriptor, checked((int) creat.invokeExact(arena.allocateFrom("/dev/null"), 0)));
        }
    }

    void writeAll(int descriptor, byte[] bytes) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long done = 0;
            while (done < bytes.length) {
                MemorySegment rest = memory.asSlice(done);
                long written = (long) write.invokeExact(descriptor, rest, bytes.length - done);
                if (written <= 0) {
                    throw new IOException("write failed");
                }
                done += written;
            }
        }
    }

    private static int checked(int result) throws IOException {
        if (result < 0) {
            throw new IOException("the system refused");
        }
        return result;
    }
}
