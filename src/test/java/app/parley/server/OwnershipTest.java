package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Claims;
import app.parley.server.AdmissionOptions.Keeping;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose an ID is, over real sockets: while it is claimed, and after. */
@Timeout(120)
class OwnershipTest extends RunningServer {
    private static final String TAKEN = "{\"type\":\"ID-TAKEN\",\"payload\":{\"msg\":\"ID is taken\"}}";
    private static final String EXTENDED_OPEN = "{\"type\":\"OPEN\",\"payload\":{\"ext\":1}}";
    private static final String TOO_MANY = "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"Too many claims from this"
            + " address, try again in a minute\"%s}}";

    private TestSocket claim(String id, String token, String more) throws IOException {
        return asking("key=peerjs&id=" + id + "&token=" + token + more);
    }

    private String answer(String id, String token, String more) throws IOException {
        try (var it = claim(id, token, more)) {
            return it.next();
        }
    }

    /** Opens the socket, closes it as a program that ends does, and waits until the server has noticed. */
    private void comeAndGo(String id, String token, String more) throws IOException {
        try (var it = claim(id, token, more)) {
            it.next();
            it.drain();
        }
        await(() -> !server.registry().isConnected(id));
    }

    private void restart(Keeping keeping) throws IOException {
        restart(options().with(AdmissionOptions.defaults().with(keeping)));
    }

    private void restart(Claims claims) throws IOException {
        restart(options().with(AdmissionOptions.defaults().with(claims)));
    }

    @Test
    void anIdIsKeptForTheTokenOfAParleyClientThatHasGone() throws IOException {
        comeAndGo("amber", "mine", "&ext=1");
        assertEquals(TAKEN, answer("amber", "other", "&ext=1"));
        assertEquals(TAKEN, answer("amber", "other", ""));
        assertEquals(EXTENDED_OPEN, answer("amber", "mine", "&ext=1"));
    }

    @Test
    void aCrashKeepsItAsWellAsACloseFrame() throws IOException {
        try (var it = claim("amber", "mine", "&ext=1")) {
            it.expect(EXTENDED_OPEN);
            it.write(TestSocket.frame(0x88, new byte[0]));
            it.expect(TestSocket.CLOSED);
        }
        await(() -> !server.registry().isConnected("amber"));
        assertEquals(TAKEN, answer("amber", "other", "&ext=1"));
    }

    @Test
    void leaveFreesItForGood() throws IOException {
        comeAndGo("amber", "mine", "&ext=1");
        try (var it = claim("amber", "mine", "&ext=1")) {
            it.expect(EXTENDED_OPEN);
            it.send("{\"type\":\"LEAVE\"}");
            it.expect(TestSocket.CLOSED);
        }
        assertEquals(0, server.registry().keptIds());
        assertEquals(OPEN, answer("amber", "other", ""));
    }

    /** A page that is loaded again comes with a new token, made by the PeerJS library. */
    @Test
    void aPageThatIsLoadedAgainGetsItsIdBack() throws IOException {
        comeAndGo("shop", "first", "");
        assertEquals(OPEN, answer("shop", "second", ""));
    }

    @Test
    void aClientThatWillNotComeBackLeavesNothing() throws IOException {
        comeAndGo("amber", "mine", "&ext=1&keep=0");
        assertEquals(0, server.registry().keptIds());
    }

    @Test
    void theOperatorMayKeepThemForPagesTooOrNotAtAll() throws IOException {
        restart(new Keeping(Duration.ofHours(1), true, 10));
        comeAndGo("shop", "first", "");
        assertEquals(TAKEN, answer("shop", "second", ""));
        restart(new Keeping(Duration.ZERO, true, 10));
        comeAndGo("shop", "first", "&ext=1");
        assertEquals(OPEN, answer("shop", "second", ""));
    }

    @Test
    void guessingIsSlowAndTheOwnerOfAnotherAddressIsNotHindered() throws IOException {
        restart(new Claims(0, 3, true));
        comeAndGo("amber", "mine", "&ext=1");
        for (int i = 0; i < 3; i++) {
            assertEquals(TAKEN, answer("amber", "guess" + i, "&ext=1"));
        }
        String refused = TOO_MANY.formatted(",\"code\":\"too-many-claims\"");
        assertEquals(refused, answer("amber", "guess3", "&ext=1"));
        assertEquals(refused, answer("amber", "mine", "&ext=1"), "or a right guess would show");
        assertEquals(OPEN, answer("own", "t", ""), "IDs of nobody are none to guess at");
    }

    @Test
    void anAddressClaimsSoManyNewIdsAMinuteAndComesBackAsOftenAsItLikes() throws IOException {
        restart(new Claims(2, 0, true));
        try (var a = claim("a", "t", "&ext=1");
                var b = claim("b", "t", "")) {
            a.expect(EXTENDED_OPEN);
            b.expect(OPEN);
            try (var c = claim("c", "t", "")) {
                c.expect(TOO_MANY.formatted(""));
                c.expect(TestSocket.CLOSED);
            }
            a.drain();
            try (var again = claim("a", "t", "&ext=1")) {
                again.expect(EXTENDED_OPEN);
            }
        }
        await(() -> !server.registry().isConnected("a"));
        assertEquals(EXTENDED_OPEN, answer("a", "t", "&ext=1"));
    }

    @Test
    void countsTheAddressThatTheProxyWrote() throws IOException {
        restart(options()
                .with(new ServerOptions.Listen("127.0.0.1", 0, "/", true, 2))
                .with(AdmissionOptions.defaults().with(new Claims(1, 0, false))));
        String query = "key=peerjs&token=t&id=";
        for (List<String> each : List.of(
                List.of("a", "192.0.2.1", "OPEN"),
                List.of("b", "192.0.2.1", "ERROR"),
                List.of("c", "192.0.2.2", "OPEN"),
                List.of("d", "2001:db8::1", "OPEN"),
                List.of("e", "2001:db8::ffff", "ERROR"))) {
            try (var it = TestSocket.asking(
                    server.port(), query + each.getFirst(), "X-Forwarded-For: 203.0.113.1, " + each.get(1))) {
                assertTrue(it.next().contains(each.get(2)), each.toString());
            }
        }
    }

    @Test
    void takesSocketsOfThePagesNamedAndOfClientsThatAreNone() throws IOException {
        restart(options().with(AdmissionOptions.defaults().with(List.of("https://calls.example", "null"))));
        String target = "/peerjs?key=peerjs&token=t&id=";
        assertEquals("HTTP/1.1 101 Switching Protocols", upgrade(target + "a", "Origin: https://calls.example"));
        assertEquals("HTTP/1.1 101 Switching Protocols", upgrade(target + "b", "Origin: HTTPS://Calls.example"));
        assertEquals("HTTP/1.1 101 Switching Protocols", upgrade(target + "c", "Origin: null"));
        assertEquals("HTTP/1.1 101 Switching Protocols", upgrade(target + "d"));
        for (String other : List.of(
                "https://evil.example",
                "http://calls.example",
                "https://calls.example:444",
                "https://calls.example.evil.example",
                "")) {
            assertEquals("HTTP/1.1 403 Forbidden", upgrade(target + "e", "Origin: " + other), other);
        }
        assertEquals(
                "HTTP/1.1 403 Forbidden",
                upgrade(target + "e", "Origin: https://calls.example", "Origin: https://evil.example"));
        assertFalse(server.registry().isConnected("e"));
    }

    private String upgrade(String target, String... headers) throws IOException {
        try (var it = TestSocket.silent(server.port())) {
            return it.upgrade(target, headers);
        }
    }
}
