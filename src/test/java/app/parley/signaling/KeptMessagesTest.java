package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.OfferKind;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import app.parley.control.SignalingStatus.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept while the connection is away, in virtual time. */
final class KeptMessagesTest extends ConnectionInVirtualTime {
    @Test
    void keepsMessagesUntilResumed() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        send(new Signal.Ringing(), "a");
        last().accept();
        seconds(0);
        send(new Signal.Ringing(), "b");
        assertEquals(List.of(), last().messages());
        seconds(1);
        assertEquals(List.of(frame("a"), frame("b")), last().messages());
    }

    @Test
    void keepsNoMessageForLong() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        send(new Signal.Ringing(), "old");
        seconds(25);
        send(new Signal.Ringing(), "new");
        seconds(6);
        last().accept();
        last().say(OPEN);
        seconds(0);
        assertEquals(List.of(frame("new")), last().messages());
    }

    @Test
    void keepsAtMostSixtyFourMessagesAndTheLastWord() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        for (int i = 0; i < 100; i++) {
            send(new Signal.Ringing(), "" + i);
        }
        connection.send(new Parcel(CALL, new Signal.HangUp(), WireMessage.to("b", "LEAVE", payload("bye"))));
        last().accept();
        last().say(OPEN);
        seconds(0);
        assertEquals(64, last().messages().size());
        assertTrue(last().messages().getLast().contains("bye"));
        assertTrue(last().messages().get(62).contains("\"63\""));
    }

    @Test
    void keepsOfAForgottenCallOnlyItsEnd() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        send(new Signal.Ringing(), "a");
        connection.send(new Parcel(CALL, new Signal.HangUp(), WireMessage.to("b", "LEAVE", payload("bye"))));
        connection.forget(CALL);
        last().accept();
        last().say(OPEN);
        seconds(0);
        assertEquals(1, last().messages().size());
        assertTrue(last().messages().getFirst().contains("bye"));
    }

    @Test
    void keepsNothingOfACallThatNeverLeft() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        send(new Signal.Offer("sdp", OfferKind.INITIAL, 1, PeerInfo.PAGE), "a");
        connection.send(new Parcel(CALL, new Signal.Cancel(), WireMessage.to("b", "LEAVE", payload("bye"))));
        connection.forget(CALL);
        last().accept();
        last().say(OPEN);
        seconds(0);
        assertEquals(List.of(), last().messages());
    }
}
