package app.parley.ui;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;

/**
 * Pulses of JavaFX at once, where it paints in software. Left to itself it makes them 60 times a second by a clock that
 * knows nothing of what has come, so that a picture waits for half a pulse in the middle, and pictures that come evenly
 * are shown unevenly. JavaFX has a method for this, which it uses itself after a screen's refresh, but does not publish:
 * where that is not to be had, or a graphics processor draws by its screen's beat, the next of the 60 does.
 */
final class PromptPulses {
    private static final Logger LOG = System.getLogger(PromptPulses.class.getName());

    private static final Optional<MethodHandle> POST =
            Platform.isSupported(ConditionalFeature.SCENE3D) ? Optional.empty() : find();

    private PromptPulses() {}

    /** Whether the next pulse need not be waited for. */
    static boolean arePossible() {
        return POST.isPresent();
    }

    /** Draws what has changed. On any thread; the first time on JavaFX's, as it takes some milliseconds. */
    static void request() {
        Platform.requestNextPulse();
        POST.ifPresent(PromptPulses::post);
    }

    private static void post(MethodHandle post) {
        try {
            // Does nothing while a pulse is on its way: what was asked for meanwhile is for the next.
            post.invokeExact();
        } catch (Throwable e) {
            LOG.log(Level.DEBUG, "no prompt pulse", e);
        }
    }

    private static Optional<MethodHandle> find() {
        Module graphics = Platform.class.getModule();
        try {
            Class<?> toolkit = Class.forName(graphics, "com.sun.javafx.tk.Toolkit");
            Class<?> quantum = Class.forName(graphics, "com.sun.javafx.tk.quantum.QuantumToolkit");
            Object running = toolkit.getMethod("getToolkit").invoke(null);
            return Optional.of(MethodHandles.privateLookupIn(quantum, MethodHandles.lookup())
                    .findVirtual(quantum, "postPulse", MethodType.methodType(void.class))
                    .bindTo(running));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "pictures wait for JavaFX's clock: {0}", e.toString());
            return Optional.empty();
        }
    }
}
