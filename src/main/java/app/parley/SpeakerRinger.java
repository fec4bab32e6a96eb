package app.parley;

import app.parley.control.Ringer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rings through the chosen speaker, or the system's. Every method returns at once, from any thread; each ring has a daemon
 * thread of its own, since a sound system may hang. No sound, no ring: nothing else depends on it.
 */
final class SpeakerRinger implements Ringer {
    private static final Logger LOG = System.getLogger(SpeakerRinger.class.getName());
    /** A call that is answered by itself at once is not heard ringing. */
    private static final int PATIENCE_MILLIS = 150;

    private static final int CHUNK_SAMPLES = Loudspeaker.RATE / 50;

    private boolean on = true;
    private String speaker = "";
    private @Nullable Ring current;

    @Override
    public synchronized void setOn(boolean wanted) {
        on = wanted;
        if (!wanted) {
            stop();
        }
    }

    @Override
    public synchronized void setSpeaker(String name) {
        speaker = name;
    }

    @Override
    public void startRinging() {
        start(RingTone.INCOMING);
    }

    @Override
    public void stopRinging() {
        stop();
    }

    @Override
    public void startRingback() {
        start(RingTone.RINGBACK);
    }

    @Override
    public void stopRingback() {
        stop();
    }

    private synchronized void start(RingTone tone) {
        stop();
        if (on) {
            Ring ring = new Ring(tone, speaker);
            current = ring;
            Thread.ofPlatform().daemon().name("ring-tone").start(ring);
        }
    }

    private synchronized void stop() {
        Ring ring = current;
        current = null;
        if (ring != null) {
            ring.end();
        }
    }

    /** One tone from its start to its end. */
    private static final class Ring implements Runnable {
        private final RingTone tone;
        private final String speaker;
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile Loudspeaker.@Nullable Line line;

        Ring(RingTone tone, String speaker) {
            this.tone = tone;
            this.speaker = speaker;
        }

        @Override
        public void run() {
            try {
                if (!over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    play();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException | Error e) {
                // The JDK's sound throws errors, too, where a native library is missing.
                if (!isOver()) {
                    LOG.log(Level.DEBUG, "no ring tone: {0}", e.getMessage());
                }
            }
        }

        private void play() throws IOException {
            try (Loudspeaker.Line opened = Loudspeaker.open(speaker)) {
                line = opened;
                for (long at = 0; !isOver(); at += CHUNK_SAMPLES) {
                    opened.write(tone.pcm(at, CHUNK_SAMPLES, Loudspeaker.RATE));
                }
            }
        }

        private boolean isOver() {
            return over.getCount() == 0;
        }

        void end() {
            over.countDown();
            Loudspeaker.Line playing = line;
            if (playing != null) {
                // Not here: closing may wait for the sound system.
                Thread.ofPlatform().daemon().name("ring-tone-end").start(playing::close);
            }
        }
    }
}
