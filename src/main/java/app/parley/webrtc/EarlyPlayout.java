package app.parley.webrtc;

import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens the loudspeaker while it rings at the other side. Left to itself the library does so when it reads the answer,
 * before the answer's video: all of the call waits for it, and sound that has come meanwhile is heard late. Confined to
 * call-control but for the opening itself.
 *
 * <p>The library's module takes one opening at a time: of two at once, one would wait 10 s for what the other has seen.
 * So nothing may be open or closing when this begins, and no answer be set before it is done.
 */
final class EarlyPlayout {
    private static final Logger LOG = System.getLogger(EarlyPlayout.class.getName());

    private final Optional<AudioDeviceModule> module;
    private CompletableFuture<Void> opened = CompletableFuture.completedFuture(null);
    /** Somebody is to have it open. With the lock, as is all of the module that opening and closing share. */
    private boolean wanted;

    private boolean opening;

    /** @param module empty where the library is left to open the loudspeaker itself */
    EarlyPlayout(Optional<AudioDeviceModule> module) {
        this.module = module;
    }

    /** Returns at once. No peer connection may have media yet, or still. */
    void begin() {
        if (module.isEmpty()) {
            return;
        }
        synchronized (this) {
            // One that has hung since an earlier call may still come.
            boolean begins = !wanted && !opening;
            wanted = true;
            if (begins) {
                opening = true;
                opened = new CompletableFuture<>();
                CompletableFuture<Void> done = opened;
                Thread.ofPlatform().name("open-loudspeaker").daemon().start(() -> {
                    open(module.get());
                    isOpened();
                    done.complete(null);
                });
            }
        }
    }

    /** A call begins for which the library opens it: an opening that still hangs is that call's. */
    synchronized void leaveToLibrary() {
        wanted |= opening;
    }

    /** What was given up meanwhile is closed again: nobody else will. */
    private synchronized void isOpened() {
        opening = false;
        if (!wanted) {
            stop();
        }
    }

    /** Done when an answer may be set, at the latest after {@link ThrowAway#LIMIT}; never fails. */
    CompletableFuture<Void> opened() {
        return opened.copy().completeOnTimeout(null, ThrowAway.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the loudspeaker is open. */
    synchronized boolean isOpen() {
        return wanted && !opening;
    }

    /** Closes what no call has taken over; what one took is closed by the library before. All connections must be closed. */
    void end() {
        if (!wanted()) {
            return;
        }
        try {
            opened.get(ThrowAway.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(Level.WARNING, "the loudspeaker hangs");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            wanted = false;
            if (!opening) {
                stop();
            }
        }
    }

    private synchronized boolean wanted() {
        return wanted;
    }

    private void stop() {
        try {
            module.orElseThrow().stopPlayout();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.DEBUG, "loudspeaker not closed: {0}", e.getMessage());
        }
    }

    /** The bindings throw {@code Error}; the library will try again for the answer. */
    private static void open(AudioDeviceModule module) {
        try {
            module.initPlayout();
            module.startPlayout();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.INFO, "loudspeaker not opened yet: {0}", e.getMessage());
        }
    }
}
