package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void areMeasurementsThatWereTaken() {
        List<Double> twenty =
                IntStream.rangeClosed(1, 20).mapToObj(i -> 21.0 - i).toList();
        assertEquals(new Percentiles(20, 10, 19, 20), Percentiles.of(twenty).orElseThrow());
    }

    @Test
    void ofOneAreThatOne() {
        assertEquals(new Percentiles(1, 7, 7, 7), Percentiles.of(List.of(7.0)).orElseThrow());
    }

    @Test
    void ofAnEvenNumberTakeTheLowerMiddle() {
        assertEquals(1, Percentiles.of(List.of(2.0, 1.0)).orElseThrow().p50());
    }

    @Test
    void ofNothingAreNone() {
        assertTrue(Percentiles.of(List.of()).isEmpty());
    }
}
