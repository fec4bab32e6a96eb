package app.parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Finds each burst of sound of one stream again in another, and so how late it came. Bursts must be farther apart than
 * {@link #LONGEST_MILLIS}, and the same thread adds to {@code heard} and calls {@link #match}; else safe for any thread.
 */
final class BurstMatcher {
    /** What comes later counts as lost. */
    static final int LONGEST_MILLIS = 800;

    private static final int PER_MILLI = RawSound.RATE / 1000;
    /** A burst's first samples may be too quiet to be taken for its onset. */
    private static final int BEFORE = 2 * PER_MILLI;

    private final SoundStream said;
    private final SoundStream heard;
    private final int burst;
    private final List<Burst> matched = new ArrayList<>();

    /** Both by their places. */
    private record Burst(long said, OptionalLong heard) {}

    /** @param burstMillis how long each lasts */
    BurstMatcher(SoundStream said, SoundStream heard, int burstMillis) {
        this.said = said;
        this.heard = heard;
        this.burst = BEFORE + burstMillis * PER_MILLI;
    }

    /** Looks for those bursts that must have been heard by now, if at all. */
    void match() {
        for (long onset : said.onsets(count())) {
            long from = onset - BEFORE;
            long first = heard.placeAt(said.nanosAt(from));
            int room = burst + LONGEST_MILLIS * PER_MILLI;
            if (said.length() < from + burst || heard.length() < first + room) {
                return;
            }
            OptionalInt lag = CrossCorrelation.find(
                    said.piece(from, burst / SoundStream.COARSE), heard.piece(first, room / SoundStream.COARSE));
            add(new Burst(
                    from,
                    lag.isPresent()
                            ? OptionalLong.of(first + (long) lag.getAsInt() * SoundStream.COARSE)
                            : OptionalLong.empty()));
        }
    }

    private synchronized int count() {
        return matched.size();
    }

    private synchronized void add(Burst burst) {
        matched.add(burst);
    }

    /**
     * Of each burst said between these times ({@link System#nanoTime()}) and looked for: its delay in ms, or none if it
     * was lost.
     */
    synchronized List<Optional<Double>> delays(long sinceNanos, long untilNanos) {
        List<Optional<Double>> delays = new ArrayList<>();
        for (Burst each : matched) {
            long at = said.nanosAt(each.said);
            if (at - sinceNanos >= 0 && at - untilNanos < 0) {
                delays.add(
                        each.heard.isPresent()
                                ? Optional.of((heard.nanosAt(each.heard.getAsLong()) - at) / 1e6)
                                : Optional.empty());
            }
        }
        return delays;
    }
}
