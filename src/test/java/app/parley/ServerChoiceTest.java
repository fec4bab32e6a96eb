package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.signaling.ServerUrl;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServerChoiceTest {
    @TempDir
    Path directory;

    private final ServerChoice choice = new ServerChoice(() -> directory);

    @AfterEach
    void close() {
        choice.close();
    }

    @Test
    void theEmbeddedServersLinkOpensItsPage() throws Exception {
        assertEquals(List.of(), choice.guestLinks("amber-fox-217", true));
        int port = choice.locate().port();
        List<String> links = choice.guestLinks("amber-fox-217", true);
        assertEquals(List.of("http://127.0.0.1:" + port + "/call/amber-fox-217"), links);
        assertEquals(List.of(), choice.guestLinks("amber-fox-217", false));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(links.getFirst())).build();
            assertTrue(client.send(request, BodyHandlers.ofString()).body().startsWith("<!doctype html>"));
        }
    }

    @Test
    void openToTheNetworkEachAddressHasItsLink() throws Exception {
        choice.useEmbedded(true);
        choice.locate();
        List<String> addresses = choice.addresses();
        List<String> expected = addresses.stream()
                .map(address -> address.replace("ws:", "http:") + "/call/blue")
                .toList();
        List<String> links = choice.guestLinks("blue", true);
        // A machine without a network still has itself.
        assertEquals(addresses.isEmpty() ? 1 : expected.size(), links.size());
        assertTrue(addresses.isEmpty() || links.equals(expected), links::toString);
    }

    /** What is shown must be what others find. */
    @Test
    void whoHasJoinedAnothersServerTellsWhatThatOneHasChosen() throws Exception {
        choice.locate();
        try (ServerChoice joined = new ServerChoice(() -> directory)) {
            joined.useEmbedded(true);
            String port = ":" + joined.locate().port();
            assertFalse(joined.isOpen());
            assertEquals(List.of(), joined.addresses());
            assertEquals(
                    List.of("http://127.0.0.1" + port + "/call/blue"),
                    joined.guestLinks("blue", true),
                    "no other is let in");
            joined.useEmbedded(false);
            choice.useEmbedded(true);
            assertTrue(joined.isOpen());
            assertEquals(choice.addresses(), joined.addresses());
            choice.useEmbedded(false);
            assertFalse(joined.isOpen());
            joined.useEmbedded(true);
            choice.close();
            joined.locate();
            assertTrue(joined.isOpen(), "it has taken over");
        }
    }

    @Test
    void aNamedServersLinkNeedsAServerOfOurs() throws Exception {
        choice.useNamed(ServerUrl.parse("wss://calls.example/talk"));
        assertEquals(List.of("https://calls.example/talk/call/blue"), choice.guestLinks("blue", true));
        assertEquals(List.of(), choice.guestLinks("blue", false));
    }
}
