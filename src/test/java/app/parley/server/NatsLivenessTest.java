package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A node's own lease, by its own clock. */
class NatsLivenessTest {
    private static final long TTL = 1_000;
    private final AtomicLong now = new AtomicLong(500);
    private final NatsLiveness liveness = new NatsLiveness("a.1", Duration.ofNanos(TTL), now::get, _ -> {});

    @Test
    void aLeaseRunsFromWhenItsBeatWasSentAndNotFromItsConfirmation() {
        assertFalse(liveness.isLeased());
        now.set(900);
        liveness.confirmed(500);
        assertTrue(liveness.isLeased());
        now.set(500 + TTL - 1);
        assertTrue(liveness.isLeased());
        now.set(500 + TTL);
        assertFalse(liveness.isLeased());
    }

    @Test
    void aConfirmationThatComesLateShortensNothing() {
        liveness.confirmed(800);
        liveness.confirmed(500);
        now.set(800 + TTL - 1);
        assertTrue(liveness.isLeased());
        liveness.confirmed(now.get());
        now.addAndGet(TTL - 1);
        assertTrue(liveness.isLeased());
    }

    @Test
    void aNodeIsAliveToItselfWhateverTheOthersSee() {
        liveness.tick();
        now.addAndGet(10 * TTL);
        liveness.tick();
        assertTrue(liveness.isAlive("a.1"));
        assertFalse(liveness.isAlive("b.1"));
        assertEquals(List.of("a.1"), liveness.alive());
    }
}
