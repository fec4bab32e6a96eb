package app.parley.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds when a stream of 16 bit samples at {@link EarMeter#RATE} becomes loud after a silence. Samples have the times
 * of their places in the stream; the stream began when the promptest chunk says so, since a busy machine can deliver
 * late, never early. Safe for any thread.
 */
final class OnsetFinder {
    private static final double NANOS_PER_SAMPLE = 1e9 / EarMeter.RATE;
    private static final int LOUD = 1_500;
    private static final int SILENCE = EarMeter.RATE / 4;
    private static final int MOST = 8_000;

    private final List<Long> places = new ArrayList<>();
    private long samples;
    private long lastLoud = -SILENCE;
    private long began = Long.MAX_VALUE;

    /** @param pcm little-endian; its last sample was there at {@code arrivedNanos} */
    synchronized void add(byte[] pcm, long arrivedNanos) {
        for (int i = 0; i + 1 < pcm.length; i += 2) {
            int value = (short) ((pcm[i] & 0xFF) | pcm[i + 1] << Byte.SIZE);
            if (Math.abs(value) >= LOUD) {
                if (samples - lastLoud >= SILENCE && places.size() < MOST) {
                    places.add(samples);
                }
                lastLoud = samples;
            }
            samples++;
        }
        began = Math.min(began, arrivedNanos - (long) (samples * NANOS_PER_SAMPLE));
    }

    /** Times on the clock of {@code arrivedNanos}, in order. */
    synchronized List<Long> onsets() {
        return places.stream().map(it -> began + (long) (it * NANOS_PER_SAMPLE)).toList();
    }
}
