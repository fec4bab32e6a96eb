package app.parley.webrtc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The environment as native libraries of this process see it. Java has a copy of its own, so that programs that are
 * started from here do not get it. Where there is no setenv(3), nothing is set. What the person has set stays.
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
            int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            LOG.log(Level.DEBUG, "{0}={1}: {2}", name, value, failed);
        } catch (Throwable thrown) {
            LOG.log(Level.DEBUG, "no setenv", thrown);
        }
    }

    /** Does {@code work}, during which native libraries see {@code variables} that the person has not set. */
    static <T> T with(Map<String, String> variables, Callable<T> work) throws Exception {
        variables.forEach(NativeEnvironment::setDefault);
        try {
            return work.call();
        } finally {
            variables.keySet().forEach(NativeEnvironment::unsetDefault);
        }
    }

    private static void unsetDefault(String name) {
        if (System.getenv(name) != null) {
            return;
        }
        FunctionDescriptor shape = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle unsetenv = linker.downcallHandle(linker.defaultLookup().findOrThrow("unsetenv"), shape);
            int failed = (int) unsetenv.invokeExact(arena.allocateFrom(name));
            LOG.log(Level.DEBUG, "no {0}: {1}", name, failed);
        } catch (Throwable thrown) {
            LOG.log(Level.DEBUG, "no unsetenv", thrown);
        }
    }
}
