package app.parley.webrtc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Tells glibc's allocator (mallopt(3)) what suits pictures. By itself it gives every thread an arena of its own and,
 * once a picture has been freed, keeps pictures in arenas for good: each call's threads then leave some 36 MiB behind,
 * up to 600 MiB. Other C libraries have no such habit and no mallopt; there this does nothing.
 */
final class NativeHeap {
    private static final Logger LOG = System.getLogger(NativeHeap.class.getName());
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int M_ARENA_MAX = -8;
    /** Below a picture of 640 x 360, above all that is not a picture. Set at all, it no longer grows by itself. */
    private static final int PICTURE_BYTES = 300_000;

    private static final int ARENAS = 2;

    private NativeHeap() {}

    /** Gives what is as large as a picture back to the system when freed, and lets threads share arenas. */
    static void tune() {
        try {
            Linker linker = Linker.nativeLinker();
            Optional<MemorySegment> function = linker.defaultLookup().find("mallopt");
            if (function.isEmpty()) {
                return;
            }
            MethodHandle mallopt = linker.downcallHandle(
                    function.get(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int threshold = (int) mallopt.invokeExact(M_MMAP_THRESHOLD, PICTURE_BYTES);
            int arenas = (int) mallopt.invokeExact(M_ARENA_MAX, ARENAS);
            LOG.log(Level.DEBUG, "mallopt: {0} {1}", threshold, arenas);
        } catch (Throwable thrown) {
            LOG.log(Level.DEBUG, "mallopt: {0}", thrown.getMessage());
        }
    }
}
