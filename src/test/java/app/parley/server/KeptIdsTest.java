package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Keeping;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whose IDs are kept where there is no room for all. */
class KeptIdsTest {
    private static final int MOST = 64;
    private static final int SHARE = MOST / Shares.SHARES;
    private static final TokenHash OWNER = TokenHash.of("mine");

    private final KeptIds kept = new KeptIds(new Keeping(Duration.ofHours(1), false, MOST));

    @Test
    void oneAddressThatComesAndGoesPaysForItself() {
        for (int i = 0; i < 20; i++) {
            kept.keep("person " + i, OWNER, (long) i, i);
        }
        for (int i = 0; i < 1_000; i++) {
            kept.keep("flood " + i, OWNER, 99L, 100 + i);
        }
        assertEquals(MOST, kept.size());
        for (int i = 0; i < 20; i++) {
            assertTrue(kept.isKept("person " + i, 2_000), "person " + i);
        }
        assertTrue(kept.isKept("flood 999", 2_000));
        assertFalse(kept.isKept("flood 900", 2_000));
    }

    @Test
    void otherwiseTheOneThatLeftFirstIsFree() {
        for (int i = 0; i < MOST; i++) {
            kept.keep("person " + i, OWNER, (long) (i / (SHARE - 1)), 0);
        }
        kept.keep("from loopback", OWNER, null, 0);
        kept.keep("one more", OWNER, 5L, 0);
        assertFalse(kept.isKept("person 0", 0));
        assertFalse(kept.isKept("person 1", 0));
        assertTrue(kept.isKept("person 2", 0));
    }

    @Test
    void whatIsFreeOrOverCountsInNoShare() {
        for (int i = 0; i < MOST; i++) {
            kept.keep("early " + i, OWNER, 1L, 0);
            kept.free("early " + i);
            kept.keep("late " + i, OWNER, 1L, 0);
        }
        kept.expire(Duration.ofHours(1).toMillis());
        assertEquals(0, kept.size());
        for (int i = 0; i < MOST; i++) {
            kept.keep("person " + i, OWNER, 2L, 0);
        }
        kept.keep("back", OWNER, 1L, 0);
        assertFalse(kept.isKept("person 0", 0));
        assertEquals(MOST, kept.size());
    }
}
