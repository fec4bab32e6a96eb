package app.parley.webrtc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The environment as native libraries of this process see it. Java has a copy of its own, so that programs that are
 * started from here do not get it. Where there is no setenv(3), nothing is set.
 */
public final class NativeEnvironment {
    private static final Logger LOG = System.getLogger(NativeEnvironment.class.getName());

    private NativeEnvironment() {}

    /** Sets a variable that the person has not set; linking takes 40 ms at the first use. */
    public static void setDefault(String name, String value) {
        if (System.getenv(name) != null) {
            return;
        }
        FunctionDescriptor shape = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle setenv = linker.downcallHandle(linker.defaultLookup().findOrThrow("setenv"), shape);
            int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
            LOG.log(Level.DEBUG, "{0}={1}: {2}", name, value, failed);
        } catch (Throwable thrown) {
            LOG.log(Level.DEBUG, "no setenv", thrown);
        }
    }
}
