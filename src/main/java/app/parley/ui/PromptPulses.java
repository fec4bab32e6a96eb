package app.parley.ui;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Pulses of JavaFX at once, where it paints in software. Left to itself it makes them 60 times a second by a clock that
 * knows nothing of what has come, so that a picture waits for half a pulse in the middle, and pictures that come evenly
 * are shown unevenly. Each of its pulses that paints also makes it want another, which finds nothing to do. JavaFX has
 * methods against both, which it does not publish: where they are not to be had, or a graphics processor draws by its
 * screen's beat, the next of the 60 does.
 */
final class PromptPulses {
    private static final Logger LOG = System.getLogger(PromptPulses.class.getName());
    private static final MethodType ACTION = MethodType.methodType(void.class);

    private static final Optional<PromptPulses> POSSIBLE =
            Platform.isSupported(ConditionalFeature.SCENE3D) ? Optional.empty() : find();

    /** Takes a scene that is shown. */
    private final MethodHandle willBePainted;

    private final MethodHandle pulse;

    private PromptPulses(MethodHandle willBePainted, MethodHandle pulse) {
        this.willBePainted = willBePainted;
        this.pulse = pulse;
    }

    /** Makes this class ready, on JavaFX's thread: some milliseconds, which the first picture would wait for. */
    static void lookUp() {}

    /** Whether the next pulse need not be waited for. */
    static boolean arePossible() {
        return POSSIBLE.isPresent();
    }

    /**
     * Draws what has changed in a scene that is shown. On JavaFX's thread, outside of a pulse: a scene that is to be
     * painted before the pulse begins asks for no further one.
     */
    static void fire(Scene scene) {
        POSSIBLE.ifPresent(possible -> possible.draw(scene));
    }

    private void draw(Scene scene) {
        try {
            willBePainted.invokeExact(scene);
            pulse.invokeExact();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "a picture's pulse fails", e);
        }
    }

    private static Optional<PromptPulses> find() {
        try {
            Class<?> toolkit = internal("com.sun.javafx.tk.Toolkit");
            Class<?> quantum = internal("com.sun.javafx.tk.quantum.QuantumToolkit");
            Class<?> peer = internal("com.sun.javafx.tk.TKScene");
            Class<?> helper = internal("com.sun.javafx.scene.SceneHelper");
            Object running = toolkit.getMethod("getToolkit").invoke(null);
            MethodHandle pulse =
                    in(quantum).findVirtual(quantum, "pulse", ACTION).bindTo(running);
            MethodHandle peerOf = in(helper).findStatic(helper, "getPeer", MethodType.methodType(peer, Scene.class));
            MethodHandle markDirty = in(peer).findVirtual(peer, "markDirty", ACTION);
            return Optional.of(new PromptPulses(MethodHandles.filterReturnValue(peerOf, markDirty), pulse));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "pictures wait for JavaFX's clock: {0}", e.toString());
            return Optional.empty();
        }
    }

    private static Class<?> internal(String name) {
        Class<?> found = Class.forName(Platform.class.getModule(), name);
        if (found == null) {
            throw new IllegalStateException("no " + name);
        }
        return found;
    }

    private static MethodHandles.Lookup in(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }
}
