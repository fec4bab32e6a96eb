package app.parley.capture;

import app.parley.video.AudioTap;
import java.util.OptionalDouble;

/**
 * Measures level and pitch of what is played. Sound comes on one thread and is only summed up and kept for a second;
 * the spectrum is computed by {@link #reading()}, on the thread of whoever asks.
 */
public final class ToneMeter implements AudioTap {
    private static final double FULL_SCALE = 32768;
    private static final double SILENCE_DBFS = -120;
    /** Below this a spectrum shows rounding, not sound. */
    private static final double FAINT_DBFS = -75;

    private int rate;
    /** The last second: channels averaged for the pitch, their mean square for the level. */
    private float[] mono = {};

    private float[] power = {};
    /** Samples since the rate was set; the ring's next place is this modulo its length. */
    private long written;

    private long samples;
    private double allPower;
    /** Held by whoever asks. What is worked with is kept from reading to reading: each would leave 300 KB behind. */
    private final Object asking = new Object();

    private final Spectrum spectrum = new Spectrum();
    private final float[] recent = new float[Spectrum.MOST_SAMPLES];

    @Override
    public synchronized void onAudio(byte[] pcm, int sampleRate, int channels) {
        if (sampleRate <= 0 || channels <= 0) {
            return;
        }
        if (sampleRate != rate) {
            rate = sampleRate;
            mono = new float[sampleRate];
            power = new float[sampleRate];
            written = 0;
        }
        int frames = pcm.length / (2 * channels);
        for (int i = 0; i < frames; i++) {
            add(pcm, i * 2 * channels, channels);
        }
    }

    private void add(byte[] pcm, int at, int channels) {
        double sum = 0;
        double squares = 0;
        for (int channel = 0; channel < channels; channel++) {
            int low = pcm[at + 2 * channel] & 0xFF;
            double sample = ((pcm[at + 2 * channel + 1] << Byte.SIZE) | low) / FULL_SCALE;
            sum += sample;
            squares += sample * sample;
        }
        int place = (int) (written++ % rate);
        mono[place] = (float) (sum / channels);
        power[place] = (float) (squares / channels);
        allPower += squares / channels;
        samples++;
    }

    /** As of now; about a millisecond of work, for which sound does not wait. */
    public ToneReading reading() {
        synchronized (asking) {
            return read();
        }
    }

    private ToneReading read() {
        int length;
        double level;
        double overall;
        long heard;
        int atRate;
        synchronized (this) {
            length = copyRecent();
            level = recentLevel();
            overall = decibels(allPower / Math.max(1, samples));
            heard = samples;
            atRate = rate;
        }
        OptionalDouble tone = level < FAINT_DBFS ? OptionalDouble.empty() : spectrum.tone(recent, length, atRate);
        return new ToneReading(level, tone, heard, overall);
    }

    /** Returns how many there are. */
    private int copyRecent() {
        int length = (int) Math.min(written, Math.min(rate, Spectrum.MOST_SAMPLES));
        for (int i = 0; i < length; i++) {
            recent[i] = mono[(int) ((written - length + i) % rate)];
        }
        return length;
    }

    private double recentLevel() {
        int length = (int) Math.min(written, rate);
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += power[i];
        }
        return decibels(sum / Math.max(1, length));
    }

    private static double decibels(double meanSquare) {
        return Math.max(SILENCE_DBFS, 10 * Math.log10(meanSquare));
    }
}
