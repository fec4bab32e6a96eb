package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallLinkTest {
    @ParameterizedTest
    @CsvSource({
        "parley:amber-fox-217,amber-fox-217",
        "PARLEY:Bob,Bob",
        "parley://amber-fox-217/,amber-fox-217",
        "parley:ann%20lee,ann lee",
        "parley:a+b,a+b",
        "parley:100%,100%",
        "parley:ann?server=ws://evil.example,ann?server=ws://evil.example",
        "parley:ann%0a--relay-only,ann --relay-only"
    })
    void saysWhatIsAskedAndNoMore(String link, String peer) {
        assertEquals(Optional.of(peer), CallLink.peer(link));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "parley", "call", "amber-fox-217", "https://parley.example/call/ann", " parley:ann"})
    void otherWordsAreNoLinks(String argument) {
        assertEquals(Optional.empty(), CallLink.peer(argument));
    }

    @Test
    void aLongOneIsCut() {
        String peer = CallLink.peer("parley:" + "x".repeat(100_000)).orElseThrow();
        assertTrue(peer.length() == 100 && peer.startsWith("xxx"));
    }
}
