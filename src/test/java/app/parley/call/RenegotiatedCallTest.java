package app.parley.call;

import static app.parley.call.Calls.*;
import static app.parley.call.Expect.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.CreateAnswer;
import app.parley.call.CallAction.CreateOffer;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.CandidateGathered;
import app.parley.call.CallEvent.NegotiationFailed;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallEvent.WantRenegotiation;
import app.parley.call.CallState.Connected;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Connected: new offers of the same call, and what is asked of each other for them. */
class RenegotiatedCallTest {
    private static final StartTimer AWAIT_ANSWER = new StartTimer(CALL, CallTimer.ANSWER);
    private static final CancelTimer ANSWERED = new CancelTimer(CALL, CallTimer.ANSWER);

    private final Connected caller = (Connected) after(Paths.CONNECTED_CALLER);
    private final Connected callee = (Connected) after(Paths.CONNECTED_CALLEE);
    private final Connected withPage = (Connected) after(Paths.toStates().get("Connected, page"));

    @Test
    void theCalleeTakesNewerOffers() {
        Signal.Offer offer = reoffer(OfferKind.RESTART, 2);
        Connected next = callee.with(callee.negotiation().answering(offer), callee.trickle());
        check(
                callee,
                fromBob(offer),
                next,
                new SetRemoteDescription(CALL, SessionDescription.offer("offer 2")),
                new CreateAnswer(CALL, 2));
        ignores(next, fromBob(offer));
        ignores(callee, fromBob(reoffer(OfferKind.RENEGOTIATE, 1)));
        ignores(callee, fromBob(new Signal.Offer("o", OfferKind.INITIAL, 2, PARLEY)));
    }

    @Test
    void whatIsNegotiatedTakesBothWays() {
        CallState offering = after(Paths.plus(Paths.CONNECTED_CALLER, new WantRenegotiation(CALL)));
        assertEquals(
                List.of(toBobBothWays(new Signal.Offer("offer 2", OfferKind.RENEGOTIATE, 2, SELF))),
                CallStateMachine.on(offering, localOffer(2)).actions());
        CallState answering = after(Paths.plus(Paths.CONNECTED_CALLEE, fromBob(reoffer(OfferKind.RESTART, 2))));
        assertEquals(
                List.of(toBobBothWays(new Signal.Answer("answer 2", 2, SELF))),
                CallStateMachine.on(answering, localAnswer(2)).actions());
        check(callee, new CandidateGathered(CALL, ONE), callee, toBobBothWays(new Signal.Candidate(ONE)));
    }

    @Test
    void aPeerThatDoesNotReadTheChannelGetsNothingThere() {
        CallState other =
                after(fromBob(offer(SIMPLE)), Calls.ACCEPT, localAnswer(1), connection(ConnectionState.CONNECTED));
        check(other, new WantRenegotiation(CALL), other, toBob(new Signal.RenegotiatePlease()));
        check(withPage, new CandidateGathered(CALL, ONE), withPage, toBob(new Signal.Candidate(ONE)));
    }

    @Test
    void theCallerTakesNoOffer() {
        ignores(caller, fromBob(reoffer(OfferKind.RENEGOTIATE, 2)));
    }

    @Test
    void theCallerRenegotiatesAndTheCalleeAsks() {
        WantRenegotiation want = new WantRenegotiation(CALL);
        check(
                caller,
                want,
                caller.with(caller.negotiation().offering(OfferKind.RENEGOTIATE), caller.trickle()),
                new CreateOffer(CALL, OfferKind.RENEGOTIATE, 2),
                AWAIT_ANSWER);
        check(callee, want, callee, toBobBothWays(new Signal.RenegotiatePlease()));
        ignores(withPage, want);
        ignores(callee, fromBob(new Signal.RenegotiatePlease()));
    }

    @Test
    void aSecondRenegotiationWaitsForTheAnswer() {
        WantRenegotiation want = new WantRenegotiation(CALL);
        CallState waiting =
                after(Paths.plus(Paths.CONNECTED_CALLER, want, localOffer(2), fromBob(new Signal.RenegotiatePlease())));
        check(
                waiting,
                fromBob(answer(2)),
                caller.with(new Negotiation(3, offerOpen(3), false), caller.trickle()),
                new SetRemoteDescription(CALL, SessionDescription.answer("answer 2")),
                new CreateOffer(CALL, OfferKind.RENEGOTIATE, 3),
                ANSWERED,
                AWAIT_ANSWER);
        ignores(waiting, fromBob(answer(1)));
    }

    private Optional<Negotiation.OpenOffer> offerOpen(int serial) {
        return Optional.of(new Negotiation.OpenOffer(serial, OfferKind.RENEGOTIATE, false, false));
    }

    @Test
    void aFailedOfferIsSurvived() {
        CallState offering = after(Paths.plus(Paths.CONNECTED_CALLER, new WantRenegotiation(CALL)));
        Negotiation forgotten = new Negotiation(2, Optional.empty(), false);
        check(offering, new NegotiationFailed(CALL, "x"), caller.with(forgotten, caller.trickle()), ANSWERED);
    }

    @Test
    void aRenegotiationWithoutAnswerIsOfferedAgain() {
        CallState offered = after(Paths.plus(Paths.CONNECTED_CALLER, new WantRenegotiation(CALL), localOffer(2)));
        Transition again = CallStateMachine.on(offered, fired(CallTimer.ANSWER));
        assertEquals(List.of(new CreateOffer(CALL, OfferKind.RENEGOTIATE, 3), AWAIT_ANSWER), again.actions());
        CallState reoffered = CallStateMachine.on(again.next(), localOffer(3)).next();
        ignores(reoffered, fromBob(answer(2)));
        check(
                reoffered,
                fromBob(answer(3)),
                caller.with(new Negotiation(3, Optional.empty(), false), caller.trickle()),
                new SetRemoteDescription(CALL, SessionDescription.answer("answer 3")),
                ANSWERED);
    }

    /** The path came back by itself, and the answer to the restart never. */
    @Test
    void aRenegotiationWaitsForNoRestartForEver() {
        CallState restarting = after(Paths.plus(
                Paths.RECONNECTING_CALLER,
                fired(CallTimer.FIRST_RESTART),
                localOffer(2),
                connection(ConnectionState.CONNECTED)));
        Transition wanted = CallStateMachine.on(restarting, new WantRenegotiation(CALL));
        assertEquals(List.of(AWAIT_ANSWER), wanted.actions());
        assertEquals(
                List.of(new CreateOffer(CALL, OfferKind.RENEGOTIATE, 3), AWAIT_ANSWER),
                CallStateMachine.on(wanted.next(), fired(CallTimer.ANSWER)).actions());
    }

    @Test
    void whileThePathIsLostRestartsOfferForIt() {
        CallState offered = after(Paths.plus(Paths.CONNECTED_CALLER, new WantRenegotiation(CALL), localOffer(2)));
        Transition lost = CallStateMachine.on(offered, connection(ConnectionState.DISCONNECTED));
        assertEquals(ANSWERED, lost.actions().getLast());
        Transition back = CallStateMachine.on(lost.next(), connection(ConnectionState.CONNECTED));
        assertEquals(AWAIT_ANSWER, back.actions().getLast());
    }

    @Test
    void thePeersPleaForARestartIsMetOncePerOffer() {
        SignalReceived please = fromBob(new Signal.RestartPlease());
        CallState asked = CallStateMachine.on(caller, please).next();
        check(
                caller,
                please,
                caller.with(caller.negotiation().offering(OfferKind.RESTART), caller.trickle()),
                new CreateOffer(CALL, OfferKind.RESTART, 2));
        Transition crossed = CallStateMachine.on(asked, please);
        assertEquals(List.of(), crossed.actions());
        assertEquals(
                List.of(new CreateOffer(CALL, OfferKind.RESTART, 3)),
                CallStateMachine.on(crossed.next(), please).actions());
        ignores(callee, please);
    }
}
