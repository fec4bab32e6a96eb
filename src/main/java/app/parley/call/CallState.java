package app.parley.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where this side of a call stands. Immutable. */
public sealed interface CallState {
    Memory memory();

    /** The same with a changed presentation of this side, as when the display name was edited. */
    CallState withSelf(PeerInfo self);

    /** The state of a program that has just started. */
    static CallState initial(PeerInfo self) {
        return new Idle(new Memory(self, EndedCalls.NONE));
    }

    /** A call that has begun and not ended. */
    sealed interface Live extends CallState {
        LiveCall live();

        /** The timers that run. */
        List<CallTimer> timers();

        default CallId call() {
            return live().call();
        }

        default PeerId peer() {
            return live().peer();
        }

        default Role role() {
            return live().role();
        }

        default PeerInfo peerInfo() {
            return live().other();
        }

        @Override
        default Memory memory() {
            return live().memory();
        }
    }

    /** A live call with an open peer connection: this person has dialled or accepted. */
    sealed interface Opened extends Live {
        Negotiation negotiation();

        Trickle trickle();

        Opened with(Negotiation negotiation, Trickle trickle);
    }

    /** A call that both sides want: it has been answered. */
    sealed interface Answered extends Opened {
        @Override
        Answered with(Negotiation negotiation, Trickle trickle);
    }

    /** An answered call that has been connected. */
    sealed interface Established extends Answered {
        @Override
        Established with(Negotiation negotiation, Trickle trickle);
    }

    /** No call. */
    record Idle(Memory memory) implements CallState {
        @Override
        public Idle withSelf(PeerInfo self) {
            return new Idle(new Memory(self, memory.past()));
        }
    }

    /**
     * This person has dialled; the other has not answered.
     *
     * @param peerRings the other side has said that it rings
     */
    record Calling(LiveCall live, Negotiation negotiation, Trickle trickle, boolean peerRings) implements Opened {
        @Override
        public List<CallTimer> timers() {
            return List.of(CallTimer.RING);
        }

        @Override
        public Calling with(Negotiation changed, Trickle changedTrickle) {
            return new Calling(live, changed, changedTrickle, peerRings);
        }

        @Override
        public Calling withSelf(PeerInfo self) {
            return new Calling(presenting(live, self), negotiation, trickle, peerRings);
        }
    }

    /**
     * Someone calls. No device is open, and nothing flows.
     *
     * @param offer kept until this person accepts
     * @param trickle what of the caller's is kept until then, and ours where a path is made already
     * @param callerAway the server has said that the caller is not connected to it, and CALLER_AWAY runs
     */
    record Ringing(LiveCall live, Signal.Offer offer, Trickle trickle, boolean callerAway) implements Live {
        @Override
        public List<CallTimer> timers() {
            return callerAway ? List.of(CallTimer.RING, CallTimer.CALLER_AWAY) : List.of(CallTimer.RING);
        }

        Ringing with(Trickle changed) {
            return new Ringing(live, offer, changed, callerAway);
        }

        @Override
        public Ringing withSelf(PeerInfo self) {
            return new Ringing(presenting(live, self), offer, trickle, callerAway);
        }
    }

    /** Answered, media on its way. */
    record Connecting(LiveCall live, Negotiation negotiation, Trickle trickle) implements Answered {
        @Override
        public List<CallTimer> timers() {
            return List.of(CallTimer.CONNECT);
        }

        @Override
        public Connecting with(Negotiation changed, Trickle changedTrickle) {
            return new Connecting(live, changed, changedTrickle);
        }

        @Override
        public Connecting withSelf(PeerInfo self) {
            return new Connecting(presenting(live, self), negotiation, trickle);
        }
    }

    /** Media flows. */
    record Connected(LiveCall live, Negotiation negotiation, Trickle trickle) implements Established {
        /** A change that was offered is offered again. Where the path is lost, restarts do that. */
        @Override
        public List<CallTimer> timers() {
            boolean awaitsAnswer = live.role() == Role.CALLER && negotiation.isChanging();
            return awaitsAnswer ? List.of(CallTimer.ANSWER) : List.of();
        }

        @Override
        public Connected with(Negotiation changed, Trickle changedTrickle) {
            return new Connected(live, changed, changedTrickle);
        }

        @Override
        public Connected withSelf(PeerInfo self) {
            return new Connected(presenting(live, self), negotiation, trickle);
        }
    }

    /**
     * Media flowed and its path was lost.
     *
     * @param restartTimer the timer that runs towards the next ICE restart; none where the peer cannot restart
     */
    record Reconnecting(LiveCall live, Negotiation negotiation, Trickle trickle, Optional<CallTimer> restartTimer)
            implements Established {
        @Override
        public List<CallTimer> timers() {
            List<CallTimer> running = new ArrayList<>(List.of(CallTimer.RECONNECT));
            restartTimer.ifPresent(running::add);
            return List.copyOf(running);
        }

        @Override
        public Reconnecting with(Negotiation changed, Trickle changedTrickle) {
            return new Reconnecting(live, changed, changedTrickle, restartTimer);
        }

        @Override
        public Reconnecting withSelf(PeerInfo self) {
            return new Reconnecting(presenting(live, self), negotiation, trickle, restartTimer);
        }
    }

    /** The call is over and everything it opened is closed; final for this call. */
    record Ended(CallId call, PeerId peer, Role role, PeerInfo peerInfo, EndReason reason, Memory memory)
            implements CallState {
        @Override
        public Ended withSelf(PeerInfo self) {
            return new Ended(call, peer, role, peerInfo, reason, new Memory(self, memory.past()));
        }
    }

    private static LiveCall presenting(LiveCall live, PeerInfo self) {
        return live.withMemory(new Memory(self, live.memory().past()));
    }
}
