package app.parley.bench;

/** Counts delays in buckets at most 1.6 % wide, from a nanosecond to centuries. One thread at a time. */
final class DelayHistogram {
    private static final int BITS = 6;
    private static final int STEPS = 1 << BITS;
    private static final double NANOS_A_MILLI = 1e6;

    private final long[] counts = new long[STEPS * (Long.SIZE - BITS)];
    private long total;
    private long longest;

    void record(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucket(value)]++;
        total++;
        longest = Math.max(longest, value);
    }

    long total() {
        return total;
    }

    /** The delay in milliseconds that {@code share} of all do not pass, at its bucket's lower end; 0 without any. */
    double millis(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return lowest(i) / NANOS_A_MILLI;
            }
        }
        return 0;
    }

    /** Nanoseconds. */
    long longest() {
        return longest;
    }

    double longestMillis() {
        return longest / NANOS_A_MILLI;
    }

    private static int bucket(long value) {
        if (value < STEPS) {
            return (int) value;
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        return (exponent - BITS + 1) * STEPS + (int) (value >>> (exponent - BITS) & (STEPS - 1));
    }

    private static long lowest(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        return (long) (STEPS + bucket % STEPS) << (bucket / STEPS - 1);
    }
}
