package app.parley.webrtc;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Tells glibc's allocator (mallopt(3), malloc_trim(3)) what suits pictures. By itself it maps each picture anew, and
 * filling fresh pages costs as much as painting: 30,000 page faults and 9 % of a core a second in a 720p call. So
 * pictures stay mapped while some are to come, and all that is free goes back when there are no more. Other C libraries
 * have neither function; there this does nothing.
 *
 * <p>How many arenas there are is the launcher's to say: by the time that this class is there, the JVM's threads have
 * made theirs, and glibc has settled how many there may be. Thread-safe.
 */
final class NativeHeap {
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;
    /** Above a picture of 2560 x 1440 with four bytes a pixel. */
    private static final int LARGER_THAN_A_PICTURE = 16 << 20;

    private static final int LESS_THAN_A_PICTURE = 128 << 10;

    private static final Optional<MethodHandle> MALLOPT = NativeFunctions.find(
            "mallopt", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private NativeHeap() {}

    /** Before there are pictures. No picture is mapped by itself from now on. */
    static void tune() {
        set(M_MMAP_THRESHOLD, LARGER_THAN_A_PICTURE);
    }

    /**
     * Whether what is freed from now on stays mapped, up to 16 MiB at the end of each arena; if not, it goes back from
     * there at once, where {@link #giveBack} reaches the first arena alone.
     */
    static void keepPictures(boolean more) {
        set(M_TRIM_THRESHOLD, more ? LARGER_THAN_A_PICTURE : LESS_THAN_A_PICTURE);
    }

    private static void set(int parameter, int value) {
        MALLOPT.ifPresent(mallopt -> NativeFunctions.call(mallopt, parameter, value));
    }

    /** Gives the memory of what has been freed back to the system; some milliseconds, so not during a call. */
    static void giveBack() {
        FunctionDescriptor shape = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);
        NativeFunctions.find("malloc_trim", shape).ifPresent(trim -> NativeFunctions.call(trim, 0L));
    }
}
