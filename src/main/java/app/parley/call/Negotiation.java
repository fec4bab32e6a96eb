package app.parley.call;

import java.util.Optional;

/**
 * The offers and answers of one call (RFC 8829, JSEP), of which one at a time is open. Only the caller offers, so there
 * is neither rollback nor a polite side; a newer offer simply takes the place of one that nobody answered.
 *
 * @param lastSerial the newest offer's serial: made by a caller, taken by a callee
 * @param open the offer that has no answer yet; for a callee, the one whose answer has not been sent
 * @param renegotiationWaits another offer is wanted once the open one is answered
 */
public record Negotiation(int lastSerial, Optional<OpenOffer> open, boolean renegotiationWaits) {
    /**
     * An offer without an answer.
     *
     * @param serial the offer's serial
     * @param kind why it was made
     * @param sent a caller's offer has been sent
     * @param askedAgain the peer has asked for a restart since this one was made
     */
    public record OpenOffer(int serial, OfferKind kind, boolean sent, boolean askedAgain) {}

    /** A caller's, with the first offer open. */
    static Negotiation offeringFirst() {
        return new Negotiation(0, Optional.empty(), false).offering(OfferKind.INITIAL);
    }

    /** A callee's, with the caller's first offer open. */
    static Negotiation answeringFirst(Signal.Offer offer) {
        return new Negotiation(offer.serial(), Optional.empty(), false).answering(offer);
    }

    /** The caller makes an offer, with the next serial. A restart changes no direction, so a renegotiation waits on. */
    Negotiation offering(OfferKind kind) {
        return opening(lastSerial + 1, kind, isChanging() && kind != OfferKind.RENEGOTIATE);
    }

    /** The callee takes an offer. */
    Negotiation answering(Signal.Offer offer) {
        return opening(offer.serial(), offer.kind(), false);
    }

    private static Negotiation opening(int serial, OfferKind kind, boolean waits) {
        return new Negotiation(serial, Optional.of(new OpenOffer(serial, kind, false, false)), waits);
    }

    /** Whether an offer is newer than any taken before: a late one is not taken. */
    boolean isNewer(Signal.Offer offer) {
        return offer.serial() > lastSerial;
    }

    /** Whether the local description of {@code serial} is the one to send now. */
    boolean awaitsLocal(int serial) {
        return open.filter(o -> o.serial() == serial && !o.sent()).isPresent();
    }

    /** Whether an answer to {@code serial} is the one waited for. */
    boolean awaitsAnswer(int serial) {
        return open.filter(o -> o.serial() == serial && o.sent()).isPresent();
    }

    /** Whether the first offer has been sent and not been answered; a page's answer names no serial. */
    boolean awaitsFirstAnswer() {
        return open.filter(o -> o.kind() == OfferKind.INITIAL && o.sent()).isPresent();
    }

    boolean isOpen() {
        return open.isPresent();
    }

    /** Whether a renegotiation has no answer yet, or waits for its turn. */
    boolean isChanging() {
        return renegotiationWaits
                || open.filter(o -> o.kind() == OfferKind.RENEGOTIATE).isPresent();
    }

    boolean restartIsOpen() {
        return open.filter(o -> o.kind() == OfferKind.RESTART).isPresent();
    }

    boolean askedAgain() {
        return open.filter(OpenOffer::askedAgain).isPresent();
    }

    /** The caller's open offer has been sent. */
    Negotiation offerSent() {
        return with(open.map(o -> new OpenOffer(o.serial(), o.kind(), true, o.askedAgain())));
    }

    Negotiation markAskedAgain() {
        return with(open.map(o -> new OpenOffer(o.serial(), o.kind(), o.sent(), true)));
    }

    /** The open offer is answered, or has failed and is forgotten. */
    Negotiation closed() {
        return with(Optional.empty());
    }

    Negotiation renegotiateLater() {
        return new Negotiation(lastSerial, open, true);
    }

    private Negotiation with(Optional<OpenOffer> changed) {
        return new Negotiation(lastSerial, changed, renegotiationWaits);
    }
}
