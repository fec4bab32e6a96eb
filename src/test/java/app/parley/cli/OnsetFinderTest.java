package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OnsetFinderTest {
    private static final int CHUNK = EarMeter.RATE / 100;
    private static final long CHUNK_NANOS = 10_000_000;

    @Test
    void aToneAfterASilenceHasTheTimeOfItsFirstLoudSample() {
        OnsetFinder finder = new OnsetFinder();
        feed(finder, 0, 100, 0);
        finder.add(loudFrom(CHUNK / 2), 101 * CHUNK_NANOS);
        feed(finder, 101, 200, 0);
        assertEquals(List.of(1_005_000_000L), finder.onsets());
    }

    @Test
    void aLateDeliveryDoesNotMoveIt() {
        OnsetFinder finder = new OnsetFinder();
        feed(finder, 0, 100, 0);
        finder.add(loudFrom(0), 101 * CHUNK_NANOS + 70_000_000);
        feed(finder, 101, 102, 70_000_000);
        assertEquals(List.of(1_000_000_000L), finder.onsets());
    }

    @Test
    void aGapWithinAToneIsNoSilence() {
        OnsetFinder finder = new OnsetFinder();
        finder.add(loudFrom(0), CHUNK_NANOS);
        feed(finder, 1, 10, 0);
        finder.add(loudFrom(0), 11 * CHUNK_NANOS);
        assertEquals(1, finder.onsets().size());
    }

    @Test
    void eachToneIsHeardAtTheNextOneAndThoseBeforeTheCallNever() {
        List<Long> said = List.of(0L, 1_000_000_000L, 2_000_000_000L, 3_000_000_000L);
        List<Long> heard = List.of(2_090_000_000L, 3_110_000_000L);
        assertEquals(List.of(90.0, 110.0), EarMeter.pairs(said, heard, 0));
        assertEquals(List.of(110.0), EarMeter.pairs(said, heard, 2_500_000_000L));
    }

    private static void feed(OnsetFinder finder, int from, int to, long late) {
        for (int i = from; i < to; i++) {
            finder.add(new byte[2 * CHUNK], (i + 1) * CHUNK_NANOS + late);
        }
    }

    private static byte[] loudFrom(int sample) {
        byte[] pcm = new byte[2 * CHUNK];
        for (int i = sample; i < CHUNK; i++) {
            pcm[2 * i + 1] = 0x40;
        }
        return pcm;
    }
}
