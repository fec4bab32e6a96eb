package app.parley.webrtc;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;

/**
 * Tells glibc's allocator (mallopt(3), malloc_trim(3)) what suits pictures. By itself it maps each picture anew, and
 * filling fresh pages costs as much as painting: 30,000 page faults and 9 % of a core a second in a 720p call. Told to
 * keep pictures, it would keep them for good, in an arena for each of a call's threads, up to 600 MiB. So: two arenas,
 * pictures stay mapped while a call lasts, and all that is free goes back when it ends. Other C libraries have neither
 * function; there this does nothing.
 */
final class NativeHeap {
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int M_ARENA_MAX = -8;
    /** Above a picture of 2560 x 1440 with four bytes a pixel. */
    private static final int LARGER_THAN_A_PICTURE = 16 << 20;

    private static final int ARENAS = 2;

    private NativeHeap() {}

    /** Once, before the library's threads are there: each takes the arena that it finds. */
    static void tune() {
        FunctionDescriptor shape =
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        NativeFunctions.find("mallopt", shape).ifPresent(mallopt -> {
            NativeFunctions.call(mallopt, M_ARENA_MAX, ARENAS);
            NativeFunctions.call(mallopt, M_MMAP_THRESHOLD, LARGER_THAN_A_PICTURE);
            NativeFunctions.call(mallopt, M_TRIM_THRESHOLD, LARGER_THAN_A_PICTURE);
        });
    }

    /** Gives the memory of what has been freed back to the system; some milliseconds, so not during a call. */
    static void giveBack() {
        FunctionDescriptor shape = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);
        NativeFunctions.find("malloc_trim", shape).ifPresent(trim -> NativeFunctions.call(trim, 0L));
    }
}
