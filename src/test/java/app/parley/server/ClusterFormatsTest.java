package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nodes write for each other. */
class ClusterFormatsTest {
    private static final Ownership HELD = new Ownership("a.1f", 17, "proof", true, 5_000, 0);

    @Test
    void anOwnershipIsReadAsItWasWritten() {
        assertEquals(Optional.of(HELD), Ownership.read(HELD.toBytes()));
        Ownership away = HELD.away(99);
        assertTrue(away.isAway());
        assertFalse(away.listed());
        assertEquals(Optional.of(away), Ownership.read(away.toBytes()));
        assertFalse(HELD.toString().contains("proof"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "{}", "[1]", "{\"node\":1}", "{\"node\":\"a\",\"epoch\":\"x\"}", "\u0000"})
    void whatIsNoOwnershipIsNobodys(String text) {
        assertEquals(Optional.empty(), Ownership.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aBatchIsReadAsItWasWritten() throws MessageFormatException {
        byte[] bytes =
                new FrameBatch(-3, 1L << 40, List.of("one".getBytes(StandardCharsets.UTF_8), new byte[0])).toBytes();
        FrameBatch read = FrameBatch.read(bytes);
        assertEquals(-3, read.node());
        assertEquals(1L << 40, read.sent());
        assertEquals(2, read.messages().size());
        assertArrayEquals(
                "one".getBytes(StandardCharsets.UTF_8), read.messages().getFirst());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            if (length != 12 && length != 19) { // there a message has just ended
                assertThrows(MessageFormatException.class, () -> FrameBatch.read(cut), "cut at " + length);
            }
        }
        byte[] greedy = bytes.clone();
        greedy[12] = (byte) 0x80;
        assertThrows(MessageFormatException.class, () -> FrameBatch.read(greedy));
    }

    @Test
    void anyIdHasItsSubjectAndKey() {
        var names = new NatsNames("parley");
        for (String id : List.of("anna b", "a.b.>*", "\u674e\u96f7 \ud83d\ude00", "-", "x".repeat(64))) {
            assertTrue(names.peer(id, 5).matches("parley\\.peer\\.[A-Za-z0-9_-]+\\.5"), id);
            assertEquals(id, NatsNames.id(NatsNames.ownKey(id)));
        }
        assertEquals("a.1f", NatsNames.nodeOf(NatsNames.nodeKey("a.1f")));
    }

    @Test
    void passwordsAreNotShown() {
        var options = new ClusterOptions(
                List.of("nats://me:secret@one:4222", "tls://me:secret@two"),
                null,
                "a",
                "parley",
                Duration.ofSeconds(1));
        assertFalse(options.toString().contains("secret"));
        assertEquals("one:4222, two", NatsLink.hosts(options.urls()));
        assertFalse(NatsLink.hosts(List.of("me:secret@:::")).contains("secret"));
    }
}
