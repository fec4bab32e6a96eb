package app.parley.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A recorded stream of 16 bit samples at {@link RawSound#RATE}: when it became loud after a silence, and its last
 * seconds, coarser. A place is the number of samples before it. The stream began when the promptest chunk says so, since
 * a busy machine can deliver late, never early. Safe for any thread.
 */
final class SoundStream {
    /** So many samples are one of a {@link #piece}: speech is below half of what is left, 8 kHz. */
    static final int COARSE = 6;

    private static final double NANOS_PER_SAMPLE = 1e9 / RawSound.RATE;
    private static final int LOUD = 1_500;
    private static final int SILENCE = RawSound.RATE / 4;
    private static final int MOST = 8_000;
    private static final int KEPT = 4 * RawSound.RATE / COARSE;

    private final List<Long> onsets = new ArrayList<>();
    private final float[] kept = new float[KEPT];
    private long samples;
    private int sum;
    private long lastLoud = -SILENCE;
    private long began = Long.MAX_VALUE;

    /** @param pcm little-endian; its last sample was there at {@code arrivedNanos} */
    synchronized void add(byte[] pcm, long arrivedNanos) {
        for (int i = 0; i + 1 < pcm.length; i += 2) {
            add((short) ((pcm[i] & 0xFF) | pcm[i + 1] << Byte.SIZE));
        }
        began = Math.min(began, arrivedNanos - (long) (samples * NANOS_PER_SAMPLE));
    }

    private void add(short value) {
        if (Math.abs(value) >= LOUD) {
            if (samples - lastLoud >= SILENCE && onsets.size() < MOST) {
                onsets.add(samples);
            }
            lastLoud = samples;
        }
        sum += value;
        if (++samples % COARSE == 0) {
            kept[(int) ((samples / COARSE - 1) % KEPT)] = (float) sum / COARSE;
            sum = 0;
        }
    }

    /** The places at which it became loud, but for the first {@code from}. */
    synchronized List<Long> onsets(int from) {
        return List.copyOf(onsets.subList(from, onsets.size()));
    }

    synchronized long length() {
        return samples;
    }

    /** On the clock of {@code arrivedNanos}. */
    synchronized long nanosAt(long place) {
        return began + (long) (place * NANOS_PER_SAMPLE);
    }

    /** @param nanos on the clock of {@code arrivedNanos} */
    synchronized long placeAt(long nanos) {
        return Math.round((nanos - began) / NANOS_PER_SAMPLE);
    }

    /**
     * Means of {@link #COARSE} samples each, from that which holds {@code place} on. What is no longer kept, not there
     * yet or before the beginning is silent.
     */
    synchronized float[] piece(long place, int count) {
        float[] piece = new float[count];
        long first = Math.floorDiv(place, COARSE);
        long end = samples / COARSE;
        for (int i = 0; i < count; i++) {
            long at = first + i;
            if (at >= 0 && at < end && at >= end - KEPT) {
                piece[i] = kept[(int) (at % KEPT)];
            }
        }
        return piece;
    }
}
