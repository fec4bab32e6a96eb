package app.parley.webrtc;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The environment as native libraries of this process see it. Java has a copy of its own, so that programs that are
 * started from here do not get it. Where there is no setenv(3), nothing is set. What the person has set stays.
 */
public final class NativeEnvironment {
    private static final FunctionDescriptor SETENV =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final FunctionDescriptor UNSETENV = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
    private static final int OVERWRITE = 1;

    private NativeEnvironment() {}

    /** Sets a variable that the person has not set; linking takes 40 ms at the first use. */
    public static void setDefault(String name, String value) {
        if (System.getenv(name) != null) {
            return;
        }
        call("setenv", SETENV, name, value);
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
        call("unsetenv", UNSETENV, name, null);
    }

    private static void call(String function, FunctionDescriptor shape, String name, @Nullable String value) {
        NativeFunctions.find(function, shape).ifPresent(handle -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment nativeName = arena.allocateFrom(name);
                if (value == null) {
                    NativeFunctions.call(handle, nativeName);
                } else {
                    NativeFunctions.call(handle, nativeName, arena.allocateFrom(value), OVERWRITE);
                }
            }
        });
    }
}
