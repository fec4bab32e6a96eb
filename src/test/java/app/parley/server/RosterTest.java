package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.ServerOptions.QueueLimits;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The answer to {@code GET /KEY/peers}. */
class RosterTest extends RegistryRig {
    private Set<String> told() {
        JsonArray ids = JsonParser.parseString(new String(registry.roster().json(), StandardCharsets.UTF_8))
                .getAsJsonArray();
        return ids.asList().stream().map(JsonElement::getAsString).collect(Collectors.toSet());
    }

    @Test
    void isMadeOnceForAllWhoAskUntilSomebodyComesOrGoes() {
        assertEquals(Set.of(), told());
        var alice = connected("alice");
        assertEquals(Set.of("alice"), told());
        var bob = connected("bob");
        assertEquals(Set.of("alice", "bob"), told());
        byte[] made = registry.roster().json();
        registry.watch(alice.peer, Set.of("bob", "carol"));
        assertSame(made, registry.roster().json());
        registry.release(bob.peer);
        assertEquals(Set.of("alice"), told());
        registry.evict(alice.peer);
        registry.changed("alice");
        assertEquals(Set.of(), told());
    }

    /** Who comes and goes and asks would keep the server busy with it. */
    @Test
    void ofManyItIsMadeAFewTimesASecondAtMost() {
        var rules = new PeerRegistry.Rules(
                1_000, Duration.ofSeconds(5), Duration.ofSeconds(90), QueueLimits.defaults(), Keeping.none(), 0);
        var many = new PeerRegistry(rules, now::get);
        for (int i = 0; i < 500; i++) {
            many.claim(someone("id" + i), new byte[0]);
        }
        byte[] made = many.roster().json();
        for (int i = 0; i < 10; i++) {
            many.claim(someone("late" + i), new byte[0]);
            assertSame(made, many.roster().json());
            now.addAndGet(1);
        }
        assertTrue(new String(many.roster().json(), StandardCharsets.UTF_8).contains("\"late9\""));
    }

    private static Peer someone(String id) {
        return new Peer(id, TokenHash.of("t"), new SilentOutbox(), new Peer.Wishes(false, false), null);
    }
}
