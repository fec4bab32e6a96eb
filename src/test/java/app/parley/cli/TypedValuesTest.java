package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedValuesTest {
    @ParameterizedTest
    @CsvSource({"10s,10000", "500ms,500", "2m,120000", "1h,3600000", "7,7000", "0s,0"})
    void timesAreReadWithTheirUnit(String typed, long millis) {
        assertEquals(Optional.of(Duration.ofMillis(millis)), Durations.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1s", "1.5s", "10 s", "99999999s", "1d", "1s1s"})
    void whatIsNoTimeIsNone(String typed) {
        assertEquals(Optional.empty(), Durations.parse(typed));
    }

    @Test
    void portsAreARange() {
        assertEquals(Optional.of(new PortRange(40_000, 40_100)), PortRange.parse("40000-40100"));
        assertEquals(Optional.of(new PortRange(5, 5)), PortRange.parse("5-5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "40000", "2-1", "0-5", "1-65536", "-1-5", "a-b", "1-99999999999"})
    void whatIsNoRangeIsNone(String typed) {
        assertEquals(Optional.empty(), PortRange.parse(typed));
    }
}
