package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            1,      250
            2,      500
            3,     1000
            6,     8000
            7,    10000
            8,    10000
            2000000000, 10000
            """)
    void doublesItsBoundUpToTenSeconds(int failures, long millis) {
        assertEquals(Duration.ofMillis(millis), new Backoff(greatest()).delay(failures));
        assertEquals(Duration.ZERO, new Backoff(() -> 0).delay(failures));
    }

    /** Of a bound, always the last value. */
    private static RandomGenerator greatest() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("no bound");
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }
}
