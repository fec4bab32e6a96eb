package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.Signal;
import app.parley.control.SignalingStatus.Closed;
import app.parley.control.SignalingStatus.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Leaving with the end of a call still to be told, in virtual time. */
final class DepartureTest extends ConnectionInVirtualTime {
    @Test
    void leavesAtOnceWhereNothingWaits() throws Exception {
        goOnline();
        connection.depart();
        last().end(Problem.LOST);
        seconds(0);
        assertEquals(new Closed(), statuses.getLast());
    }

    @Test
    void leavesAtOnceWhereOnlyACallsOwnMessagesWait() throws Exception {
        goOnline();
        lose();
        send(new Signal.Ringing(), "a");
        connection.depart();
        seconds(1);
        assertEquals(new Closed(), statuses.getLast());
    }

    @Test
    void comesBackToTellTheEndOfACall() throws Exception {
        goOnline();
        lose();
        hangUp();
        int before = links.size();
        schedule.advance(Duration.ofSeconds(1));
        connection.depart();
        assertEquals(before + 1, links.size(), "an attempt that hangs is made anew");
        last().accept();
        last().say(OPEN);
        schedule.advance(Duration.ZERO);
        assertTrue(last().messages().getLast().contains("bye"));
        assertTrue(last().closing);
        last().end(Problem.LOST);
        seconds(0);
        assertEquals(new Closed(), statuses.getLast());
        assertTrue(told.contains("closed"));
    }

    @Test
    void triesAgainWhereAnAttemptFails() throws Exception {
        goOnline();
        lose();
        hangUp();
        connection.depart();
        last().end(Problem.UNREACHABLE);
        schedule.advance(Duration.ofMillis(600));
        last().accept();
        last().say(OPEN);
        schedule.advance(Duration.ZERO);
        assertTrue(last().messages().getLast().contains("bye"));
    }

    @Test
    void doesNotWaitForLong() throws Exception {
        goOnline();
        lose();
        hangUp();
        connection.depart();
        schedule.advance(Duration.ofMillis(2499));
        assertFalse(statuses.contains(new Closed()));
        seconds(2);
        assertEquals(new Closed(), statuses.getLast());
    }

    @Test
    void aRefusalIsNoReasonToStay() throws Exception {
        goOnline();
        lose();
        hangUp();
        connection.depart();
        last().accept();
        last().say("{\"type\":\"ERROR\",\"payload\":{\"msg\":\"Invalid key provided\"}}");
        seconds(3);
        assertEquals(new Closed(), statuses.getLast());
    }

    private void lose() {
        last().end(Problem.LOST);
        seconds(0);
    }

    private void hangUp() {
        connection.send(new Parcel(CALL, new Signal.HangUp(), WireMessage.to("b", "LEAVE", payload("bye"))));
        connection.forget(CALL);
    }
}
