package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RingToneTest {
    private static final int RATE = 48_000;
    private static final int LONGEST_SECONDS = 5;

    @ParameterizedTest
    @EnumSource(RingTone.class)
    void isHeardAndNeitherShoutsNorClicks(RingTone tone) {
        int[] samples = samples(tone, 2 * LONGEST_SECONDS);
        int loudest = IntStream.of(samples).map(Math::abs).max().orElseThrow();
        assertTrue(loudest > Short.MAX_VALUE / 10 && loudest < Short.MAX_VALUE / 2, "loudest " + loudest);
        int widest = IntStream.range(1, samples.length)
                .map(i -> Math.abs(samples[i] - samples[i - 1]))
                .max()
                .orElseThrow();
        assertTrue(widest < Short.MAX_VALUE / 16, "a step of " + widest);
    }

    @ParameterizedTest
    @EnumSource(RingTone.class)
    void pausesAndRepeatsItself(RingTone tone) {
        int[] samples = samples(tone, 2 * LONGEST_SECONDS);
        long silent = IntStream.of(samples).filter(sample -> sample == 0).count();
        assertTrue(silent > samples.length / 5, "silent for " + silent);
        int period = tone == RingTone.INCOMING ? RATE * 24 / 10 : RATE * 5;
        for (int i = 0; i < 2 * RATE; i += 97) {
            assertEquals(tone.sample(i, RATE), tone.sample(i + (long) period, RATE));
        }
    }

    @Test
    void isWrittenLowByteFirst() {
        byte[] pcm = RingTone.RINGBACK.pcm(1000, 480, RATE);
        assertEquals(960, pcm.length);
        for (int i = 0; i < 480; i++) {
            assertEquals(RingTone.RINGBACK.sample(1000 + i, RATE), (short) (pcm[2 * i] & 0xff | pcm[2 * i + 1] << 8));
        }
    }

    private static int[] samples(RingTone tone, int seconds) {
        return IntStream.range(0, seconds * RATE).map(i -> tone.sample(i, RATE)).toArray();
    }
}
