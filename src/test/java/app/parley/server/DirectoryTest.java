package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DirectoryTest {
    private final AtomicLong now = new AtomicLong(5_000);
    private final Map<String, Peer> peers = new HashMap<>();
    private final Directory directory = new Directory(
            new Roster(new Relay.Here(new Object(), peers), new SingleNode(), () -> 0, now::get), now::get);

    private void come(String id) {
        peers.put(id, new Peer(id, TokenHash.of("t"), new SilentOutbox(), new Peer.Wishes(true, false), null));
    }

    private String told() {
        return new String(directory.message(), StandardCharsets.UTF_8);
    }

    @Test
    void isMadeOnceForAllWhoAskAtATimeAndThenAnew() {
        come("b");
        byte[] first = directory.message();
        come("a");
        now.addAndGet(Directory.OLDEST - 1);
        assertSame(first, directory.message());
        now.addAndGet(1);
        assertEquals("{\"type\":\"DIRECTORY\",\"payload\":{\"ids\":[\"a\",\"b\"]}}", told());
    }
}
