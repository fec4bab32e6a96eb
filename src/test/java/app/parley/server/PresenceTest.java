package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.server.ServerOptions.Access;
import app.parley.server.ServerOptions.Limits;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WATCH, PRESENCE and DIRECTORY of PROTOCOL.md over real sockets. */
@Timeout(60)
class PresenceTest extends RunningServer {
    private static final String EXTENDED_OPEN = "{\"type\":\"OPEN\",\"payload\":{\"ext\":1}}";
    private static final String BAD_WATCH = "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"WATCH takes a list of up to 500"
            + " ids\",\"code\":\"bad-watch\"}}";

    private TestSocket extended(String id) throws IOException {
        return extended(id, "");
    }

    private TestSocket extended(String id, String more) throws IOException {
        TestSocket it = asking("key=peerjs&id=" + id + "&token=t-" + id + "&ext=1" + more);
        it.expect(EXTENDED_OPEN);
        it.drain(); // OPEN comes before the claim is complete
        return it;
    }

    private static void watch(TestSocket watcher, String... ids) throws IOException {
        String list = List.of(ids).stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        watcher.send("{\"type\":\"WATCH\",\"payload\":{\"ids\":[" + list + "]}}");
    }

    private static String presence(String id, boolean online) {
        return "{\"type\":\"PRESENCE\",\"payload\":{\"id\":\"" + id + "\",\"online\":" + online + "}}";
    }

    @Test
    void tellsTheStateAtOnceAndThenChanges() throws IOException {
        try (var watcher = extended("watcher");
                var _ = peer("here")) {
            watch(watcher, "here", "away");
            watcher.expect(presence("here", true));
            watcher.expect(presence("away", false));
            try (var away = peer("away")) {
                watcher.expect(presence("away", true));
                away.send("{\"type\":\"LEAVE\"}");
                watcher.expect(presence("away", false));
            }
            try (var _ = peer("stranger")) {
                assertEquals(List.of(), watcher.drain());
            }
        }
    }

    @Test
    void resumingIsNoChange() throws IOException {
        try (var watcher = extended("watcher");
                var _ = peer("bob")) {
            watch(watcher, "bob");
            watcher.expect(presence("bob", true));
            try (var again = peer("bob")) {
                again.drain();
                assertEquals(List.of(), watcher.drain());
            }
        }
    }

    @Test
    void replacesTheList() throws IOException {
        try (var watcher = extended("watcher")) {
            watch(watcher, "alice");
            watch(watcher, "bob");
            assertEquals(List.of(presence("alice", false), presence("bob", false)), watcher.drain());
            try (var _ = peer("alice");
                    var _ = peer("bob")) {
                watcher.expect(presence("bob", true));
                assertEquals(List.of(), watcher.drain());
            }
        }
    }

    @Test
    void forgetsAWatcherThatResumesOrLeaves() throws IOException {
        try (var watcher = extended("watcher")) {
            watch(watcher, "alice");
            watcher.drain();
            assertEquals(2, server.registry().watching());
            try (var resumed = extended("watcher");
                    var _ = peer("alice")) {
                assertEquals(List.of(), resumed.drain());
                assertEquals(0, server.registry().watching());
                watch(resumed, "alice");
                resumed.expect(presence("alice", true));
            }
        }
        await(() -> server.registry().watching() == 0);
    }

    @Test
    void plainSocketsNeverSeeAByteOfIt() throws IOException {
        restart(options().with(new Access("peerjs", false, List.of(), 100, true)));
        try (var plain = TestSocket.asking(server.port(), "key=peerjs&id=plain&token=t&listed=1");
                var watcher = extended("watcher", "&listed=1")) {
            plain.expect(OPEN);
            watch(watcher, "plain", "bob");
            watcher.drain();
            watch(plain, "watcher", "bob");
            plain.send("{\"type\":\"WATCH\",\"payload\":7}");
            plain.send("{\"type\":\"DIRECTORY\"}");
            try (var _ = peer("bob")) {
                watcher.expect(presence("bob", true));
                assertEquals(List.of(), plain.drain());
            }
            watcher.expect(presence("bob", false));
            watcher.send("{\"type\":\"DIRECTORY\"}");
            watcher.expect("{\"type\":\"DIRECTORY\",\"payload\":{\"ids\":[\"watcher\"]}}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[]",
                "{}",
                "{\"ids\":7}",
                "{\"ids\":[7]}",
                "{\"ids\":[null]}",
                "{\"ids\":[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"]}"
            })
    void refusesWhatIsNoListOfIds(String payload) throws IOException {
        try (var watcher = extended("watcher")) {
            watcher.send("{\"type\":\"WATCH\",\"payload\":" + payload + "}");
            watcher.expect(BAD_WATCH);
            watcher.send("{\"type\":\"WATCH\"}");
            watcher.expect(BAD_WATCH);
            assertEquals(0, server.registry().watching());
        }
    }

    @Test
    void watchesFiveHundredAndNoMore() throws IOException {
        String[] ids = IntStream.range(0, 501).mapToObj(i -> "id" + i).toArray(String[]::new);
        try (var watcher = extended("watcher")) {
            watch(watcher, ids);
            watcher.expect(BAD_WATCH);
            watch(watcher, java.util.Arrays.copyOf(ids, 500));
            assertEquals(500, watcher.drain().size());
        }
    }

    /** Of 600 one watcher, where its address does not count, has no more than are left. */
    @Test
    void saysWhereTooManyAreWatched() throws IOException {
        var limits = Limits.defaults();
        restart(options().with(new Limits(limits.frameBytes(), 0, 0, limits.outbound(), limits.queues(), 600)));
        String[] ids = IntStream.range(0, 301).mapToObj(i -> "id" + i).toArray(String[]::new);
        try (var watcher = extended("watcher");
                var other = extended("other")) {
            watch(watcher, java.util.Arrays.copyOf(ids, 300));
            assertEquals(300, watcher.drain().size());
            watch(watcher, ids);
            watcher.expect("{\"type\":\"ERROR\",\"payload\":{\"msg\":\"Too many ids are watched, by this address or by"
                    + " all, try again later\",\"code\":\"too-many-watches\"}}");
            watch(other, java.util.Arrays.copyOf(ids, 100));
            assertEquals(100, other.drain().size());
        }
    }

    @Test
    void tellsTheDirectoryOnlyWhereItIsOnAndOnlyThoseWhoAgreedAndCanBeDialled() throws IOException {
        try (var asker = extended("asker", "&listed=1")) {
            asker.send("{\"type\":\"DIRECTORY\"}");
            asker.expect("{\"type\":\"ERROR\",\"payload\":{\"msg\":\"This server has no directory\","
                    + "\"code\":\"no-directory\"}}");
        }
        restart(options().with(new Access("peerjs", false, List.of(), 100, true)));
        try (var asker = extended("asker");
                var _ = extended("b", "&listed=1");
                var _ = extended("a", "&listed=1");
                var _ = extended("%C3%A4", "&listed=1");
                var _ = extended("hidden", "&listed=0")) {
            asker.send("{\"type\":\"DIRECTORY\"}");
            asker.expect("{\"type\":\"DIRECTORY\",\"payload\":{\"ids\":[\"a\",\"b\"]}}");
        }
    }
}
