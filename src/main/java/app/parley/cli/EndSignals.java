package app.parley.cli;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM and a terminal that is closed, answered by an orderly end. The JVM's own answer is to run its shutdown
 * hooks beside everything else: JavaFX then ends itself in the middle of a pulse, and says so in a trace. The JDK's only
 * class for it, {@code sun.misc.Signal} of jdk.unsupported, is reached by reflection, as javac warns of its name wherever
 * it stands.
 */
public final class EndSignals {
    private static final Logger LOG = System.getLogger(EndSignals.class.getName());
    /** POSIX's; where a system has not one of them, it does not come. */
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    /** What a shell says of a program that a signal has ended, but for the signal's number. */
    private static final int BY_SIGNAL = 128;
    /** What hangs in the native library by then does so for ever. */
    private static final int LONGEST_END_SECONDS = 25;

    private static volatile int received;

    private final Runnable orderlyEnd;
    private final Class<?> signalClass;
    private final Method handle;
    /** By signal; whom the JVM had for it. */
    private final Map<Object, Object> before = new HashMap<>();

    private EndSignals(Runnable orderlyEnd) throws ReflectiveOperationException {
        this.orderlyEnd = orderlyEnd;
        signalClass = Class.forName("sun.misc.Signal");
        handle = signalClass.getMethod("handle", signalClass, Class.forName("sun.misc.SignalHandler"));
    }

    /**
     * From now on the first of them has {@code orderlyEnd} run, on a thread of its own, after which the program has some
     * seconds to end by itself; the second is answered by the JVM.
     *
     * @return whether it is so; else the JVM ends the program as ever
     */
    public static boolean take(Runnable orderlyEnd) {
        try {
            new EndSignals(orderlyEnd).take();
            LOG.log(Level.INFO, "ready for signals");
            return true;
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "a signal ends the program as the JVM does: {0}", e.toString());
            return false;
        }
    }

    private synchronized void take() throws ReflectiveOperationException {
        Class<?> handler = handle.getParameterTypes()[1];
        Object ours = Proxy.newProxyInstance(
                EndSignals.class.getClassLoader(), new Class<?>[] {handler}, (_, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        onSignal(arguments[0]);
                    }
                    return null;
                });
        for (String name : NAMES) {
            try {
                Object signal = signalClass.getConstructor(String.class).newInstance(name);
                before.put(signal, handle.invoke(null, signal, ours));
            } catch (InvocationTargetException e) {
                // The system does not have it, or the JVM was told to leave it alone (-Xrs).
            }
        }
    }

    private void onSignal(Object signal) throws ReflectiveOperationException, InterruptedException {
        giveBack();
        received = (int) signalClass.getMethod("getNumber").invoke(signal);
        orderlyEnd.run();
        TimeUnit.SECONDS.sleep(LONGEST_END_SECONDS);
        System.exit(exitCode(0));
    }

    private synchronized void giveBack() throws ReflectiveOperationException {
        for (var each : before.entrySet()) {
            handle.invoke(null, each.getKey(), each.getValue());
        }
        before.clear();
    }

    /** What the program ends with that would end with {@code code}, were it not for a signal. */
    public static int exitCode(int code) {
        int signal = received;
        return signal == 0 ? code : BY_SIGNAL + signal;
    }
}
