package app.parley.webrtc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Functions of the C library, where it has them. Linking takes 40 ms at the first use. */
final class NativeFunctions {
    private static final Logger LOG = System.getLogger(NativeFunctions.class.getName());

    private NativeFunctions() {}

    /** Empty where the C library has no such function. */
    static Optional<MethodHandle> find(String function, FunctionDescriptor shape) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(function).map(at -> linker.downcallHandle(at, shape));
    }

    /** Logs what it returned, or threw. */
    static void call(MethodHandle function, Object... arguments) {
        try {
            LOG.log(Level.DEBUG, "{0}: {1}", function, function.invokeWithArguments(arguments));
        } catch (Throwable thrown) {
            LOG.log(Level.DEBUG, "a native call failed", thrown);
        }
    }
}
