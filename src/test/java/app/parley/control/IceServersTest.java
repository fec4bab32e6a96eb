package app.parley.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IceServersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stun:stun.example.org                     | stun:stun.example.org                     | ''    | ''
            STUN:stun.example.org:3478                | stun:stun.example.org:3478                | ''    | ''
            stuns:localhost:65535                     | stuns:localhost:65535                     | ''    | ''
            stun:192.0.2.7:1                          | stun:192.0.2.7:1                          | ''    | ''
            stun:[2001:db8::1]:3478                   | stun:[2001:db8::1]:3478                   | ''    | ''
            stun:[::1]                                | stun:[::1]                                | ''    | ''
            turn:anna:secret@turn.example.org         | turn:turn.example.org                     | anna  | secret
            turn:anna:a:b@t.example?transport=tcp     | turn:t.example?transport=tcp              | anna  | a:b
            turn:anna:p@ss?@t.example:99?transport=udp| turn:t.example:99?transport=udp           | anna  | p@ss?
            turn:17%3Aanna:a%25b%40c%20d@[::1]:3478   | turn:[::1]:3478                           | 17:anna | a%b@c d
            turn:anna:a+b/c==@t.example               | turn:t.example                            | anna  | a+b/c==
            turn:%E4%BD%A0:好@t.example               | turn:t.example                            | 你    | 好
            turns:anna:secret@t.example:443?transport=tcp | turns:t.example:443?transport=tcp     | anna  | secret
            """)
    void readsWhatIsTyped(String typed, String url, String username, String credential) throws IceServerException {
        assertEquals(new IceServer(List.of(url), username, credential), IceServers.parse(typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            |UNKNOWN_SCHEME
            stun.example.org|UNKNOWN_SCHEME
            http://example.org|UNKNOWN_SCHEME
            turn|UNKNOWN_SCHEME
            :|UNKNOWN_SCHEME
            stun:|BAD_HOST
            stun://example.org|BAD_HOST
            stun:example.org/path|BAD_HOST
            stun:anna@example.org|BAD_HOST
            stun:-a.example|BAD_HOST
            stun:a-.example|BAD_HOST
            stun:a..example|BAD_HOST
            stun:example.org.|BAD_HOST
            stun:under_score.example|BAD_HOST
            stun:münchen.example|BAD_HOST
            stun:%s%s%n.example|BAD_HOST
            stun:256.1.1.1|BAD_HOST
            stun:1.2.3|BAD_HOST
            stun:0x7f000001|BAD_HOST
            stun:01.02.03.04|BAD_HOST
            stun:[::1|BAD_HOST
            stun:[::g]|BAD_HOST
            stun:[fe80::1%eth0]|BAD_HOST
            stun:[]|BAD_HOST
            stun:[::1]]|BAD_HOST
            stun:::1|BAD_HOST
            stun:[::1]3478|BAD_HOST
            stun:a.example:|BAD_PORT
            stun:a.example:0|BAD_PORT
            stun:a.example:65536|BAD_PORT
            stun:a.example:+1|BAD_PORT
            stun:a.example:99999999999|BAD_PORT
            stun:a.example:1:2|BAD_PORT
            stun:a.example:١|BAD_PORT
            stun:a.example?transport=udp|BAD_TRANSPORT
            turn:u:p@a.example?transport=sctp|BAD_TRANSPORT
            turn:u:p@a.example?transport=udp&x=1|BAD_TRANSPORT
            turn:u:p@a.example?|BAD_TRANSPORT
            turns:u:p@a.example?transport=udp|BAD_TRANSPORT
            turn:a.example|NO_CREDENTIALS
            turn:a.example:3478|NO_CREDENTIALS
            turn:u@a.example|NO_CREDENTIALS
            turn:u@a.example:3478|NO_CREDENTIALS
            turn::p@a.example|NO_CREDENTIALS
            turn:u:@a.example|NO_CREDENTIALS
            turn:u%:p@a.example|BAD_ESCAPE
            turn:u%4:p@a.example|BAD_ESCAPE
            turn:u%zz:p@a.example|BAD_ESCAPE
            turn:u%FF:p@a.example|BAD_ESCAPE
            turn:u%0A:p@a.example|BAD_CHARACTER
            turn:u%00:p@a.example|BAD_CHARACTER
            stun: a.example|BAD_CHARACTER
            stun:a.example |BAD_CHARACTER
            stun:a\u200b.example|BAD_CHARACTER
            """)
    void refusesWhatIsNoServer(String typed, IceServerProblem problem) {
        assertEquals(problem, refusal(typed == null ? "" : typed));
    }

    @Test
    void refusesControlCharactersAndHugeText() {
        for (String bad : List.of("\n", "\t", "\0", "\u00a0", "\u202e", "\ud800", "\r\nX")) {
            assertEquals(IceServerProblem.BAD_CHARACTER, refusal("stun:a" + bad + ".example"), bad);
        }
        assertEquals(IceServerProblem.TOO_LONG, refusal("stun:" + "a".repeat(10_000_000)));
        assertEquals(IceServerProblem.BAD_HOST, refusal("stun:" + "a".repeat(64) + ".example"));
        assertEquals(IceServerProblem.BAD_HOST, refusal("stun:" + "a.".repeat(200) + "example"));
        assertEquals(IceServerProblem.TOO_LONG, refusal("turn:u:" + "p".repeat(509) + "@a.example"));
    }

    @Test
    void theRefusalNeverRepeatsThePassword() {
        var refusal = assertThrows(IceServerException.class, () -> IceServers.parse("turn:anna:secret@-bad"));
        assertFalse(String.valueOf(refusal.getMessage()).contains("secret"));
    }

    @Test
    void keepsTheGoodAddressesOfAnOfferedServer() {
        var offered = new IceServer(
                List.of("turn:a.example", "turn:u:p@a.example", "turn:a.example:0", "stun:a.example"),
                "anna",
                "secret");
        var checked = IceServers.check(List.of(offered));
        assertEquals(
                List.of(new IceServer(List.of("turn:a.example", "stun:a.example"), "anna", "secret")),
                checked.usable());
        assertEquals(Set.of(IceServerProblem.BAD_PORT), checked.dropped());
    }

    @Test
    void dropsAnOfferedTurnServerWithoutCredentials() {
        for (var bad : List.of(
                new IceServer(List.of("turn:a.example"), "", ""),
                new IceServer(List.of("turn:a.example"), "anna", ""),
                new IceServer(List.of("turn:a.example"), "", "secret"))) {
            var checked = IceServers.check(List.of(bad, new IceServer(List.of("stun:b.example"), "", "")));
            assertEquals(List.of(new IceServer(List.of("stun:b.example"), "", "")), checked.usable());
            assertEquals(Set.of(IceServerProblem.NO_CREDENTIALS), checked.dropped());
        }
        assertEquals(
                List.of(),
                IceServers.check(List.of(new IceServer(List.of(), "", ""))).usable());
        var control = new IceServer(List.of("turn:a.example"), "anna\n", "secret");
        assertEquals(
                Set.of(IceServerProblem.BAD_CHARACTER),
                IceServers.check(List.of(control)).dropped());
    }

    @Test
    void boundsHowManyAreTaken() {
        var one = new IceServer(Collections.nCopies(1000, "stun:a.example"), "", "");
        var checked = IceServers.check(Collections.nCopies(1000, one));
        assertEquals(16, checked.usable().size());
        assertEquals(16, checked.usable().getFirst().urls().size());
        assertEquals(Set.of(IceServerProblem.TOO_MANY), checked.dropped());
    }

    private static IceServerProblem refusal(String typed) {
        return assertThrows(IceServerException.class, () -> IceServers.parse(typed))
                .problem();
    }
}
