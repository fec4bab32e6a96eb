package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoundStreamTest {
    private static final int CHUNK = RawSound.RATE / 100;
    private static final long CHUNK_NANOS = 10_000_000;

    private final SoundStream stream = new SoundStream();

    @Test
    void aToneAfterASilenceHasTheTimeOfItsFirstLoudSample() {
        silence(0, 100, 0);
        stream.add(loudFrom(CHUNK / 2), 101 * CHUNK_NANOS);
        silence(101, 200, 0);
        assertEquals(List.of(1_005_000_000L), onsets());
    }

    @Test
    void aLateDeliveryDoesNotMoveIt() {
        silence(0, 100, 0);
        stream.add(loudFrom(0), 101 * CHUNK_NANOS + 70_000_000);
        silence(101, 102, 70_000_000);
        assertEquals(List.of(1_000_000_000L), onsets());
    }

    @Test
    void aGapWithinAToneIsNoSilence() {
        stream.add(loudFrom(0), CHUNK_NANOS);
        silence(1, 10, 0);
        stream.add(loudFrom(0), 11 * CHUNK_NANOS);
        assertEquals(1, onsets().size());
    }

    @Test
    void aPieceIsCoarserAndSilentWhereNothingIsKept() {
        stream.add(loudFrom(CHUNK / 2), CHUNK_NANOS);
        float loud = 0x4000;
        int half = CHUNK / 2;
        assertArrayEquals(new float[] {0, loud, loud}, stream.piece(half - SoundStream.COARSE, 3));
        assertArrayEquals(new float[] {loud, 0}, stream.piece(CHUNK - SoundStream.COARSE, 2));
        silence(1, 402, 0);
        assertArrayEquals(new float[] {0}, stream.piece(half, 1), "more than four seconds ago");
    }

    private List<Long> onsets() {
        return stream.onsets(0).stream().map(stream::nanosAt).toList();
    }

    private void silence(int from, int to, long late) {
        for (int i = from; i < to; i++) {
            stream.add(new byte[2 * CHUNK], (i + 1) * CHUNK_NANOS + late);
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
