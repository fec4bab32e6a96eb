package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.NatsHomes.Home;
import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import org.junit.jupiter.api.Test;

class NatsHomesTest {
    private static final Ownership HELD = new Ownership("a.1", 17, "proof", false, 5_000, 0);

    private long now = 1;
    private final NatsHomes homes = new NatsHomes(() -> now, (_, _) -> {});

    /** The bucket forgets by when it was written, however often it is read; who holds it must renew it in time. */
    @Test
    void readingAnewMakesNothingYounger() {
        read(entry(5, HELD));
        now = 100;
        read(entry(5, HELD));
        assertEquals(new Home(HELD, 5, 1), homes.get("alice"));
        read(entry(6, HELD));
        assertEquals(new Home(HELD, 6, 100), homes.get("alice"));
    }

    @Test
    void whatIsLeftToWhoIsAwayIsKnownAsLongAsItIs() {
        long soon = System.currentTimeMillis() + 60_000;
        read(entry(5, HELD.away(soon)));
        assertTrue(homes.isAway("alice"));
        assertFalse(homes.isAway("bob"));
        read(entry(6, HELD));
        assertFalse(homes.isAway("alice"), "the owner is back");
        read(entry(7, HELD.away(soon)));
        read();
        assertFalse(homes.isAway("alice"), "the bucket has forgotten it");
        read(entry(8, HELD.away(1)));
        homes.dropOver();
        assertFalse(homes.isAway("alice"));
    }

    private void read(KeyValueEntry... entries) {
        NatsHomes.Reading reading = homes.readAnew();
        for (KeyValueEntry each : entries) {
            reading.watch(each);
        }
        reading.endOfData();
    }

    private static KeyValueEntry entry(long revision, Ownership ownership) {
        Headers headers = new Headers()
                .add("Nats-Stream", "KV_ids")
                .add("Nats-Subject", "$KV.ids." + NatsNames.ownKey("alice"))
                .add("Nats-Sequence", Long.toString(revision))
                .add("Nats-Time-Stamp", "2026-11-28T12:00:00Z");
        NatsMessage message = NatsMessage.builder()
                .subject("any")
                .headers(headers)
                .data(ownership.toBytes())
                .build();
        return new KeyValueEntry(new MessageInfo(message, "KV_ids", true));
    }
}
