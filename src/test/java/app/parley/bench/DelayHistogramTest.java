package app.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelayHistogramTest {
    @Test
    void percentilesAreWithinABucket() {
        var histogram = new DelayHistogram();
        for (int i = 1; i <= 1000; i++) {
            histogram.record(i * 10_000L);
        }
        assertEquals(1000, histogram.total());
        assertEquals(5, histogram.millis(0.5), 5 * 0.016);
        assertEquals(9.9, histogram.millis(0.99), 9.9 * 0.016);
        assertEquals(10, histogram.longestMillis());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 63, 64, 65, 127, 128, 1_000_003, 4_000_000_000_000_000_000L})
    void oneDelayIsItsOwnMedian(long nanos) {
        var histogram = new DelayHistogram();
        histogram.record(nanos);
        assertEquals(nanos / 1e6, histogram.millis(0.5), nanos / 1e6 * 0.016);
    }

    @Test
    void withoutAnyThereIsNothing() {
        assertEquals(0, new DelayHistogram().millis(0.99));
    }
}
