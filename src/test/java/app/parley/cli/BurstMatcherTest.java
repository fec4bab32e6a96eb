package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BurstMatcherTest {
    private static final int PER_MILLI = RawSound.RATE / 1000;
    private static final int CHUNK_MILLIS = 5;
    private static final int BURST_MILLIS = 80;
    private static final byte[] SWEEP = ToneBursts.sweep(500, 3000, BURST_MILLIS, 1000);
    private static final short[] SAMPLES = new short[SWEEP.length / 2];

    static {
        ByteBuffer.wrap(SWEEP).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(SAMPLES);
    }

    private final short[] mouth = new short[6000 * PER_MILLI];
    private final short[] ear = new short[6000 * PER_MILLI];

    @Test
    void aSweepIsFoundAgainBelowNoiseAndMuchQuieter() {
        noise(ear, 150);
        put(mouth, 1000, 1, 0, BURST_MILLIS);
        put(ear, 1093, 0.05, 0, BURST_MILLIS);
        assertEquals(93, only(), 0.2);
    }

    @Test
    void aSweepThatAJitterBufferShortenedIsFoundByItsLargerPart() {
        put(mouth, 1000, 1, 0, BURST_MILLIS);
        put(ear, 1100, 1, 0, 20);
        put(ear, 1120, 1, 30, BURST_MILLIS);
        assertEquals(90, only(), 0.5, "the part after the gap came 90 ms after it was said");
    }

    @Test
    void whatIsNotTheSweepIsNotTakenForIt() {
        put(mouth, 1000, 1, 0, BURST_MILLIS);
        noise(ear, 8000);
        assertEquals(List.of(Optional.empty()), delays(0, 6000));
    }

    @Test
    void eachHasItsOwnDelayAndThoseWhoseTimeIsNotOverAreNotJudged() {
        put(mouth, 1000, 1, 0, BURST_MILLIS);
        put(mouth, 2000, 1, 0, BURST_MILLIS);
        put(mouth, 3000, 1, 0, BURST_MILLIS);
        put(mouth, 5500, 1, 0, BURST_MILLIS);
        put(ear, 1050, 1, 0, BURST_MILLIS);
        put(ear, 3770, 1, 0, BURST_MILLIS);
        assertEquals(
                List.of("50", "lost", "770"),
                delays(0, 6000).stream()
                        .map(it -> it.map(Math::round).map(Object::toString).orElse("lost"))
                        .toList());
        assertEquals(1, delays(1500, 2500).size(), "by the time when they were said");
    }

    private double only() {
        List<Optional<Double>> delays = delays(0, 6000);
        assertEquals(1, delays.size());
        assertTrue(delays.getFirst().isPresent());
        return delays.getFirst().orElseThrow();
    }

    private List<Optional<Double>> delays(int sinceMillis, int untilMillis) {
        SoundStream said = new SoundStream();
        SoundStream heard = new SoundStream();
        BurstMatcher matcher = new BurstMatcher(said, heard, BURST_MILLIS);
        for (int at = 0; at < mouth.length / PER_MILLI; at += CHUNK_MILLIS) {
            long arrived = (at + CHUNK_MILLIS) * 1_000_000L;
            said.add(chunk(mouth, at), arrived);
            heard.add(chunk(ear, at), arrived);
            matcher.match();
        }
        return matcher.delays(sinceMillis * 1_000_000L, untilMillis * 1_000_000L);
    }

    private static byte[] chunk(short[] from, int atMillis) {
        short[] samples = Arrays.copyOfRange(from, atMillis * PER_MILLI, (atMillis + CHUNK_MILLIS) * PER_MILLI);
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    /** Adds the sweep's part between these ms of its own. */
    private static void put(short[] into, int atMillis, double loudness, int fromMillis, int toMillis) {
        for (int i = 0; i < (toMillis - fromMillis) * PER_MILLI; i++) {
            into[atMillis * PER_MILLI + i] += (short) (loudness * SAMPLES[fromMillis * PER_MILLI + i]);
        }
    }

    private static void noise(short[] into, int amplitude) {
        Random random = new Random(1);
        for (int i = 0; i < into.length; i++) {
            into[i] += (short) (amplitude * random.nextGaussian());
        }
    }
}
