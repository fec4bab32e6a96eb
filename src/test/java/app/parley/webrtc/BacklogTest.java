package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sink under a queue of frames, in virtual time. */
class BacklogTest {
    private static final long FRAME = ms(33);
    private static final int FRAMES = 10_000;

    private long now = ms(1_000);
    private final Backlog backlog = new Backlog(now);
    private int drawn;
    private long oldest;

    private static long ms(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /**
     * Frames that come at their pace, each queued until the sink is free.
     *
     * @param drawing how long the sink takes to draw
     * @param passing and to pass over
     * @param late how late they come, by a clock that has nothing to do with the sink's
     */
    private void frames(long drawing, long passing, long late) {
        long begin = now + FRAME;
        drawn = 0;
        oldest = 0;
        for (int i = 0; i < FRAMES; i++) {
            long comes = begin + i * FRAME;
            now = Math.max(now, comes);
            boolean draws = backlog.isWorthDrawing(comes - late + ms(7_000_000), now);
            if (draws) {
                drawn++;
                oldest = Math.max(oldest, now - comes);
            }
            now += draws ? drawing : passing;
            backlog.end(now);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 30})
    void drawsAllWhereThereIsTime(long drawing) {
        frames(ms(drawing), 0, 0);
        assertEquals(FRAMES, drawn);
    }

    @ParameterizedTest
    @ValueSource(longs = {34, 40, 60, 66, 100, 150, 400, 1_500})
    void aSlowSinkStaysNearTheNewestAndDrawsAllItCan(long drawing) {
        frames(ms(drawing), 10_000, 0);
        assertTrue(oldest <= ms(100), "drew one " + oldest / ms(1) + " ms old");
        long most = FRAMES * FRAME / ms(drawing);
        assertTrue(drawn > most / 2, drawn + " of " + most);
        frames(ms(20), 10_000, 0);
        assertTrue(drawn > FRAMES - 100, "recovers: " + drawn);
    }

    /** As of a decoder that is slow: nothing waits for this sink. */
    @Test
    void whatComesLateIsDrawnAll() {
        frames(ms(10), 0, 0);
        frames(ms(10), 0, ms(5_000));
        assertEquals(FRAMES, drawn);
    }

    @Test
    void showsSomethingWhereEvenPassingOverTakesTooLong() {
        frames(ms(60), ms(50), 0);
        assertTrue(drawn > FRAMES / 10, "drawn " + drawn);
    }

    @Test
    void aFrameThatDoesNotSayWhenIsDrawn() {
        assertTrue(backlog.isWorthDrawing(now, now));
        backlog.end(now);
        assertFalse(backlog.isWorthDrawing(now - ms(500), now));
        backlog.end(now);
        assertTrue(backlog.isWorthDrawing(-1_000, now));
        assertTrue(backlog.isWorthDrawing(0, now));
    }
}
