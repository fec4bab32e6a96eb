package app.parley;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.PeerId;
import app.parley.call.Role;
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
        assertFalse(acquaintances.include(ANA));
        acquaintances.note(call(ANA, Optional.empty()));
        assertFalse(acquaintances.include(ANA));
        acquaintances.note(call(ANA, Optional.of(Duration.ofSeconds(1))));
        assertTrue(acquaintances.include(ANA));
    }

    @Test
    void thoseOfThisRunStayWhenTheOthersAreNamedAnew() {
        acquaintances.note(call(ANA, Optional.of(Duration.ofSeconds(1))));
        acquaintances.know(Set.of(BEN));
        assertTrue(acquaintances.include(BEN));
        acquaintances.know(Set.of());
        assertFalse(acquaintances.include(BEN));
        assertTrue(acquaintances.include(ANA));
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
