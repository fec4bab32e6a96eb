package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
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
}
