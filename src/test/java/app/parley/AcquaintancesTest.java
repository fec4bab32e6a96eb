package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.PeerId;
import app.parley.call.Role;
import app.parley.control.Ahead;
import app.parley.control.CallSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AcquaintancesTest {
    private static final PeerId ANA = new PeerId("ana");
    private static final PeerId BEN = new PeerId("ben");

    private final Acquaintances acquaintances = new Acquaintances();

    @Test
    void onlyACallThatWasAnsweredMakesOne() {
        assertEquals(Ahead.NOTHING, acquaintances.ahead(ANA));
        acquaintances.note(call(ANA, Optional.empty()));
        assertEquals(Ahead.NOTHING, acquaintances.ahead(ANA));
        acquaintances.note(call(ANA, Optional.of(Duration.ofSeconds(1))));
        assertEquals(Ahead.READ, acquaintances.ahead(ANA));
    }

    @Test
    void thoseOfThisRunStayWhenTheOthersAreNamedAnew() {
        acquaintances.note(call(ANA, Optional.of(Duration.ofSeconds(1))));
        acquaintances.know(Set.of(), Set.of(BEN));
        assertEquals(Ahead.READ, acquaintances.ahead(BEN));
        acquaintances.know(Set.of(), Set.of());
        assertEquals(Ahead.NOTHING, acquaintances.ahead(BEN));
        assertEquals(Ahead.READ, acquaintances.ahead(ANA));
    }

    /** A path tells them where this machine is; to have spoken once is no wish for that. */
    @Test
    void onlyWithThoseKeptAPathIsMade() {
        acquaintances.note(call(ANA, Optional.of(Duration.ofSeconds(1))));
        acquaintances.know(Set.of(BEN), Set.of(ANA));
        assertEquals(Ahead.CONNECT, acquaintances.ahead(BEN));
        assertEquals(Ahead.READ, acquaintances.ahead(ANA));
    }

    private static CallSummary call(PeerId peer, Optional<Duration> connectedAfter) {
        return new CallSummary(
                new CallId("mc_1"),
                peer,
                "",
                Role.CALLEE,
                EndReason.MISSED,
                Instant.EPOCH,
                connectedAfter,
                Duration.ZERO);
    }
}
