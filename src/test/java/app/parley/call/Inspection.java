package app.parley.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallEvent.PeerConnectionEvent;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallState.Answered;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Live;
import app.parley.call.CallState.Opened;
import app.parley.call.CallState.Ringing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs one machine and holds every step against the invariants of DESIGN 4 and I1 to I9, from its own books: what the
 * actions opened, started and told, not what the state says of itself.
 */
final class Inspection {
    private record Running(CallId call, CallTimer timer) {}

    private CallState state;
    private final Set<CallId> open = new HashSet<>();
    private final Set<CallId> everOpened = new HashSet<>();
    private final Set<CallId> described = new HashSet<>();
    /** Of rings: those with which the shell makes a path, as it does for people whom this person keeps. */
    private final Set<CallId> ahead = new HashSet<>();

    private final Set<CallId> over = new HashSet<>();
    private final Set<Running> timers = new HashSet<>();
    private boolean rings;

    Inspection(PeerInfo self) {
        state = CallState.initial(self);
    }

    CallState state() {
        return state;
    }

    /** Whether nothing is left: no peer connection, timer or ring. */
    boolean holdsNothing() {
        return open.isEmpty() && timers.isEmpty() && !rings;
    }

    Transition apply(CallEvent event) {
        CallState before = state;
        Transition transition = CallStateMachine.on(before, event);
        assertEquals(transition, CallStateMachine.on(before, event), "the same again");
        if (event instanceof CallEvent.TimerFired(CallId call, CallTimer timer)) {
            timers.remove(new Running(call, timer));
        }
        if (event instanceof CallEvent.LocalDescriptionCreated(CallId call, SessionDescription description, int _)
                && description.type() == SessionDescription.Type.PROVISIONAL_ANSWER) {
            ahead.add(call);
        }
        for (CallAction action : transition.actions()) {
            boolean mayFollow = action instanceof CallAction.Forget;
            assertTrue(mayFollow || !over.contains(action.call()), () -> "after the end: " + action);
            perform(before, event, transition.next(), action);
        }
        inspectIgnored(before, event, transition);
        inspectConsent(before, event, transition.next());
        inspectEnds(before, transition);
        inspectHoldings(transition.next());
        state = transition.next();
        return transition;
    }

    private void perform(CallState before, CallEvent event, CallState next, CallAction action) {
        CallId call = action.call();
        switch (action) {
            case CallAction.OpenPeerConnection a -> opened(before, event, a);
            case CallAction.CreateOffer _ -> needsOpen(call, next, Role.CALLER);
            case CallAction.CreateAnswer _ -> needsOpen(call, next, Role.CALLEE);
            case CallAction.SetRemoteDescription(CallId _, SessionDescription description) -> {
                boolean offered = description.type() == SessionDescription.Type.OFFER;
                needsOpen(call, next, offered ? Role.CALLEE : Role.CALLER);
                boolean provisional = description.type() == SessionDescription.Type.PROVISIONAL_ANSWER;
                assertEquals(provisional, next instanceof Calling, "a provisional answer leaves it ringing");
            }
            case CallAction.AddIceCandidate _ ->
                assertTrue(open.contains(call) || isAhead(next, call), "open, or a path is made");
            case CallAction.SendHangUpOnChannel _ -> assertTrue(open.contains(call), "open");
            case CallAction.ClosePeerConnection _ -> assertTrue(open.remove(call), "close only what is open");
            case CallAction.SendSignal a -> sent(before, next, a);
            case CallAction.StartTimer(CallId _, CallTimer timer) ->
                assertTrue(timers.add(new Running(call, timer)), "fresh");
            case CallAction.CancelTimer(CallId _, CallTimer timer) ->
                assertTrue(timers.remove(new Running(call, timer)), "cancel only what runs");
            case CallAction.StartRinging _ -> {
                assertFalse(rings, "rings once");
                rings = true;
            }
            case CallAction.StopRinging _ -> {
                assertTrue(rings, "stops what rings");
                rings = false;
            }
            case CallAction.Forget _ -> {
                assertFalse(open.contains(call), "closed before it is forgotten");
                assertFalse(next instanceof Live live && live.call().equals(call), "a call that goes on");
            }
            case CallAction.AnnounceEnd a -> {
                Live ended = (Live) before;
                assertEquals(ended.call(), a.call());
                assertEquals(ended.peer(), a.peer());
                assertFalse(open.contains(call), "closed before it is announced");
                assertTrue(timers.stream().noneMatch(t -> t.call().equals(call)), "no timer is left");
                over.add(call);
            }
        }
    }

    /** Invariants 1 and 2, I1, I3: this person's act, or the one offer that meets our dialling. */
    private void opened(CallState before, CallEvent event, CallAction.OpenPeerConnection action) {
        LocalMedia consented = switch (event) {
            case CallEvent.Dial(CallId call, PeerId peer, LocalMedia media) -> {
                assertEquals(call, action.call());
                assertEquals(peer, action.peer());
                yield media;
            }
            case CallEvent.Accept(CallId call, LocalMedia media) -> {
                assertEquals(call, action.call());
                assertEquals(((Ringing) before).call(), call);
                yield media;
            }
            case SignalReceived(CallId call, PeerId from, Signal.Offer _) -> {
                Calling calling = (Calling) before;
                assertEquals(calling.peer(), from);
                assertEquals(call, action.call());
                assertFalse(open.contains(calling.call()), "our own offer is closed first");
                yield calling.live().media();
            }
            default -> throw new AssertionError("opened by " + event);
        };
        assertEquals(consented, action.media(), "only the media consented to");
        assertTrue(everOpened.add(action.call()), "opened once");
        assertTrue(open.isEmpty(), "one at a time");
        open.add(action.call());
    }

    /** It rings, and the shell has said that a path is made. */
    private boolean isAhead(CallState next, CallId call) {
        return next instanceof Ringing ringing && ringing.call().equals(call) && ahead.contains(call);
    }

    private void needsOpen(CallId call, CallState next, Role role) {
        assertTrue(open.contains(call), "open");
        assertEquals(role, ((Live) next).role(), "only the caller offers");
    }

    /**
     * Invariants 3 and 5: nothing of ours leaves before consent but for a path that the shell makes, and candidates never
     * before the description.
     */
    private void sent(CallState before, CallState next, CallAction.SendSignal action) {
        inspectRoute(before, action);
        switch (action.signal()) {
            case Signal.Offer _, Signal.Answer _ -> {
                assertTrue(open.contains(action.call()), "consented");
                described.add(action.call());
            }
            case Signal.ProvisionalAnswer _ -> {
                assertTrue(isAhead(next, action.call()), "a path is made");
                assertTrue(((Live) next).peerInfo().can(PeerInfo.PROVISIONAL), "the caller takes it");
                assertTrue(described.add(action.call()), "once");
            }
            case Signal.Candidate _ -> {
                assertTrue(
                        open.contains(action.call()) || isAhead(next, action.call()), "consented, or a path is made");
                assertTrue(described.contains(action.call()), "described first");
            }
            case Signal.Unreachable _ -> throw new AssertionError("the server's own");
            case Signal.Ringing _,
                    Signal.RestartPlease _,
                    Signal.RenegotiatePlease _,
                    Signal.Cancel _,
                    Signal.Decline _,
                    Signal.NoAnswer _,
                    Signal.HangUp _ ->
                assertTrue(
                        Stream.of(before, next)
                                .anyMatch(s -> s instanceof Live live
                                        && live.call().equals(action.call())
                                        && live.peer().equals(action.to())),
                        "to the call's own peer");
            case Signal.Busy _ ->
                assertFalse(before instanceof Live live && live.call().equals(action.call()), "not our own call");
        }
    }

    /** The channel carries what changes a call that is up, to its own peer, and nothing that begins or ends one. */
    private static void inspectRoute(CallState before, CallAction.SendSignal action) {
        boolean changes = switch (action.signal()) {
            case Signal.Offer offer -> offer.kind() != OfferKind.INITIAL;
            case Signal.Answer _, Signal.Candidate _, Signal.RestartPlease _, Signal.RenegotiatePlease _ -> true;
            case Signal.Ringing _,
                    Signal.ProvisionalAnswer _,
                    Signal.Cancel _,
                    Signal.Decline _,
                    Signal.NoAnswer _,
                    Signal.Busy _,
                    Signal.HangUp _,
                    Signal.Unreachable _ -> false;
        };
        boolean mayStand = before instanceof CallState.Established
                || before instanceof CallState.Connecting connecting
                        && connecting.trickle().described()
                        && action.signal() instanceof Signal.Answer;
        boolean reads = mayStand
                && before instanceof Live live
                && live.call().equals(action.call())
                && live.peer().equals(action.to())
                && live.peerInfo().can(PeerInfo.CHANNEL);
        assertEquals(
                changes && reads ? SignalRoute.SERVER_AND_CHANNEL : SignalRoute.SERVER,
                action.route(),
                () -> "the way of " + action);
    }

    private static void inspectIgnored(CallState before, CallEvent event, Transition transition) {
        boolean counts = switch (event) {
            case SignalReceived(CallId _, PeerId _, Signal.Offer offer) when offer.kind() == OfferKind.INITIAL -> true;
            case SignalReceived e ->
                before instanceof Live live
                        && live.call().equals(e.call())
                        && live.peer().equals(e.from());
            case PeerConnectionEvent e ->
                (before instanceof Opened || before instanceof Ringing)
                        && ((Live) before).call().equals(e.call());
            case CallEvent.TimerFired e ->
                before instanceof Live live && live.call().equals(e.call());
            case CallEvent.PresenceChanged e ->
                before instanceof Ringing live && live.peer().equals(e.peer());
            case CallEvent.UserCommand _, CallEvent.SignalingLost _ -> true;
        };
        if (!counts) {
            assertEquals(new Transition(before, List.of()), transition, "does not count here");
        }
        if (event instanceof CallEvent.SignalingLost && before instanceof Answered) {
            assertEquals(before, transition.next(), "media needs no signaling");
        }
    }

    private static void inspectConsent(CallState before, CallEvent event, CallState next) {
        if (before instanceof Ringing && next instanceof Opened) {
            assertTrue(event instanceof CallEvent.Accept, "only Accept answers");
        }
        if (before instanceof Calling calling
                && next instanceof Answered answered
                && calling.call().equals(answered.call())) {
            assertTrue(
                    event instanceof SignalReceived e && e.signal() instanceof Signal.Answer, "only an answer answers");
        }
        if (event instanceof SignalReceived && next instanceof Live live && before instanceof Live was) {
            boolean sameCall = live.call().equals(was.call());
            assertTrue(!sameCall || live.live().media().equals(was.live().media()), "no message widens consent");
        }
    }

    private void inspectEnds(CallState before, Transition transition) {
        CallState next = transition.next();
        if (next instanceof Live live) {
            assertFalse(over.contains(live.call()), "ended calls stay ended");
        }
        boolean ended = before instanceof Live was
                && !(next instanceof Live live && live.call().equals(was.call()));
        long announced = transition.actions().stream()
                .filter(CallAction.AnnounceEnd.class::isInstance)
                .count();
        boolean lostGlare = before instanceof Calling && next instanceof Answered;
        assertEquals(ended && !lostGlare ? 1 : 0, announced, "one announcement for each end");
        if (ended) {
            CallId call = ((Live) before).call();
            over.add(call);
            assertTrue(next.memory().past().contains(call), "remembered");
        }
        assertTrue(next.memory().past().calls().size() <= EndedCalls.MOST, "bounded");
    }

    private void inspectHoldings(CallState next) {
        assertEquals(next instanceof Opened live ? Set.of(live.call()) : Set.of(), open, "open peer connections");
        assertEquals(next instanceof Ringing, rings, "the ring");
        Set<Running> expected = next instanceof Live live
                ? live.timers().stream().map(t -> new Running(live.call(), t)).collect(Collectors.toSet())
                : Set.of();
        assertEquals(expected, timers, "running timers");
    }
}
