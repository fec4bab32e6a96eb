package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatenessTest {
    private static final long MOST = 2_000;
    private final Lateness lateness = new Lateness(MOST);

    @Test
    void clocksOfTwoNodesMayDifferByAnything() {
        assertFalse(lateness.isLate(1, 1_000_000, 5));
        assertFalse(lateness.isLate(1, 1_000_100, 5 + 100 + MOST));
        assertFalse(lateness.isLate(2, -77, 5_000));
    }

    @Test
    void whatTookMuchLongerThanTheFastestIsLate() {
        assertFalse(lateness.isLate(1, 0, 500));
        assertFalse(lateness.isLate(1, 100, 150)); // the fastest: 50
        assertFalse(lateness.isLate(1, 200, 250 + MOST));
        assertTrue(lateness.isLate(1, 300, 351 + MOST));
        assertFalse(lateness.isLate(1, 5_000, 5_060));
    }

    @Test
    void whereAllAreLateForLongTheClockHasJumped() {
        assertFalse(lateness.isLate(1, 0, 10));
        long jump = 1_000_000;
        assertTrue(lateness.isLate(1, 100, jump + 100));
        assertTrue(lateness.isLate(1, 200, jump + 200));
        assertFalse(lateness.isLate(1, 200 + 2 * MOST, jump + 200 + 2 * MOST));
        assertFalse(lateness.isLate(1, 300 + 2 * MOST, jump + 300 + 2 * MOST));
    }
}
