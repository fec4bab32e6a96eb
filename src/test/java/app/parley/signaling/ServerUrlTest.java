package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.parley.call.PeerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerUrlTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            ws://example.org,                  ws://example.org/
            http://example.org:80/,            ws://example.org/
            https://example.org,               wss://example.org/
            wss://example.org:9443/video,      wss://example.org:9443/video/
            WS://localhost:9000,               ws://localhost:9000/
            ' http://10.0.0.7:9000/a/b/ ',     ws://10.0.0.7:9000/a/b/
            ws://[::1]:9000,                   ws://[::1]:9000/
            ws://[fe80::1]/x?key=secret,       ws://[fe80::1]/x/
            """)
    void readsWhatAPersonTypes(String typed, String shown) throws Exception {
        assertEquals(shown, ServerUrl.parse(typed).toString());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',                        EMPTY
            '   ',                     EMPTY
            localhost:9000,            SCHEME
            ftp://localhost,           SCHEME
            ws://,                     HOST
            ws:///path,                HOST
            ws://?key=a,               HOST
            ws://under_score,          HOST
            ws://host:0,               PORT
            ws://host:65536,           PORT
            ws://host:abc,             PORT
            ws://host:99999999999,     PORT
            ws://a b,                  SYNTAX
            ws://user@host,            SYNTAX
            ws://host/#x,              SYNTAX
            ws://host/?key=%zz,        SYNTAX
            """)
    void saysWhatIsWrong(String typed, InvalidServerUrlException.Reason reason) {
        var thrown = assertThrows(InvalidServerUrlException.class, () -> ServerUrl.parse(typed));
        assertEquals(reason, thrown.reason());
    }

    @Test
    void asksForTheSocketAsPeerJsDoes() throws Exception {
        ServerUrl url = ServerUrl.parse("https://example.org:9443/app?key=a%26b");
        assertEquals(
                "wss://example.org:9443/app/peerjs?key=a%26b&id=amber%20fox&token=t%2F%3D&version=1.5.5&ext=1",
                url.socketUri(new Identity(new PeerId("amber fox"), "t/="), false)
                        .toString());
        assertEquals(
                "wss://example.org:9443/app/peerjs?key=a%26b&id=a&token=t&version=1.5.5&ext=1&listed=1&keep=0",
                url.socketUri(Identity.fleeting(new PeerId("a"), "t"), true).toString());
    }

    @Test
    void keepsTheKeyOutOfItsText() throws Exception {
        assertFalse(ServerUrl.parse("ws://h?key=secret").toString().contains("secret"));
        assertEquals(ServerUrl.DEFAULT_KEY, ServerUrl.parse("ws://h").key());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            wss://calls.example,                 amber-fox-217,   https://calls.example/call/amber-fox-217
            https://calls.example/talk?key=our,  blue owl,        https://calls.example/talk/call/blue%20owl
            http://10.0.0.7:9000,                a_b,             http://10.0.0.7:9000/call/a_b
            ws://[::1]:9000,                     Peers,           http://[::1]:9000/call/#Peers
            ws://localhost,                      id,              http://localhost/call/#id
            """)
    void knowsWhereGuestsCall(String typed, String id, String page) throws Exception {
        assertEquals(page, ServerUrl.parse(typed).guestPage(id).toString());
    }
}
