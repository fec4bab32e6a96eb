package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest extends RegistryRig {
    @Test
    void pingsTheQuietOnceAndClosesTheSilent() {
        var alice = connected("alice");
        pass(44_999);
        assertEquals(List.of(), alice.told());
        pass(1);
        pass(1_000);
        assertEquals(List.of("ping"), alice.told());
        pass(43_999);
        assertEquals(List.of(), alice.told());
        pass(1);
        assertEquals(List.of("retired"), alice.told());
        assertFalse(registry.isConnected("alice"));
    }

    @Test
    void anythingHeardIsLife() {
        var alice = connected("alice");
        pass(60_000);
        registry.touch(alice.peer);
        pass(40_000);
        assertEquals(List.of("ping"), alice.told());
        pass(20_000);
        assertEquals(List.of("ping"), alice.told());
        assertTrue(registry.isConnected("alice"));
    }
}
