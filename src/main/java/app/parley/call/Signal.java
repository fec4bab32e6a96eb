package app.parley.call;

/** One message of call control, free of how it is written on the wire. */
public sealed interface Signal {
    /**
     * @param sdp the offer's text
     * @param kind why it is made
     * @param serial counts the offers of a call from 1; an answer repeats it, so that a late answer to an earlier offer
     *     is known for what it is
     * @param from who offers
     */
    record Offer(String sdp, OfferKind kind, int serial, PeerInfo from) implements Signal {
        @Override
        public String toString() {
            return "Offer(" + kind + " " + serial + ")";
        }
    }

    /**
     * @param sdp the answer's text
     * @param serial the offer's serial, 0 from a page, which repeats nothing
     * @param from who answers
     */
    record Answer(String sdp, int serial, PeerInfo from) implements Signal {
        @Override
        public String toString() {
            return "Answer(" + serial + ")";
        }
    }

    /**
     * Callee to caller, while it rings: how to connect, though nobody has answered yet.
     *
     * @param sdp the text of an answer in which no media flows
     * @param serial the offer's serial
     */
    record ProvisionalAnswer(String sdp, int serial) implements Signal {
        @Override
        public String toString() {
            return "ProvisionalAnswer(" + serial + ")";
        }
    }

    record Candidate(IceCandidate candidate) implements Signal {}

    /** Callee to caller: the person is being rung. */
    record Ringing() implements Signal {}

    /** Callee to caller: please restart ICE. */
    record RestartPlease() implements Signal {}

    /** Callee to caller: please make a new offer, something of mine has changed. */
    record RenegotiatePlease() implements Signal {}

    /** Caller to callee, before an answer. */
    record Cancel() implements Signal {}

    record Decline() implements Signal {}

    /** Callee to caller: it rings no longer, and nobody has answered. */
    record NoAnswer() implements Signal {}

    record Busy() implements Signal {}

    /** Either side, after the answer. */
    record HangUp(HangUpCause cause) implements Signal {
        public HangUp() {
            this(HangUpCause.PERSON);
        }
    }

    /** From the server: nobody with this ID picked the message up. Never sent by us. */
    record Unreachable() implements Signal {}
}
