package app.parley;

/** The tones around a call, made here: a melody for who is called, and what a telephone plays for who waits. */
enum RingTone {
    /** Somebody calls: two falling thirds, then a rest. */
    INCOMING(2.4) {
        @Override
        double at(double second) {
            double high = note(second, 0, 784) + note(second, 0.9, 784);
            return high + note(second, 0.45, 659) + note(second, 1.35, 659);
        }
    },

    /** It rings at the other side: 425 Hz for 1 s in 5, as most of Europe does (ITU-T E.180). */
    RINGBACK(5) {
        @Override
        double at(double second) {
            return note(second, 0, 425, 1, 0);
        }
    };

    private static final double LOUDNESS = 0.25;
    private static final double NOTE_SECONDS = 0.4;
    private static final double FADING = 3;
    /** An edge without it clicks. */
    private static final double EDGE_SECONDS = 0.01;

    private final double period;

    RingTone(double period) {
        this.period = period;
    }

    /** The 16-bit sample number {@code index} of the tone that repeats itself for ever. */
    short sample(long index, int rate) {
        double second = (double) (index % Math.round(period * rate)) / rate;
        return (short) Math.round(LOUDNESS * Short.MAX_VALUE * at(second));
    }

    /** Samples from number {@code from} on, 16 bits each, little-endian. */
    byte[] pcm(long from, int samples, int rate) {
        byte[] pcm = new byte[samples * Short.BYTES];
        for (int i = 0; i < samples; i++) {
            short sample = sample(from + i, rate);
            pcm[Short.BYTES * i] = (byte) sample;
            pcm[Short.BYTES * i + 1] = (byte) (sample >> Byte.SIZE);
        }
        return pcm;
    }

    /** From -1 to 1. */
    abstract double at(double second);

    static double note(double second, double from, double hertz) {
        return note(second, from, hertz, NOTE_SECONDS, FADING);
    }

    static double note(double second, double from, double hertz, double length, double fading) {
        double into = second - from;
        if (into < 0 || into >= length) {
            return 0;
        }
        double edge = Math.min(1, Math.min(into, length - into) / EDGE_SECONDS);
        return edge * Math.exp(-fading * into) * Math.sin(2 * Math.PI * hertz * into);
    }
}
