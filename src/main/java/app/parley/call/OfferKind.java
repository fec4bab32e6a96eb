package app.parley.call;

/** Why an offer is made. */
public enum OfferKind {
    /** The first of a call. */
    INITIAL,
    /** Restarts ICE on new addresses (RFC 8445, 9). */
    RESTART,
    /** Changes a media section's direction, such as opening the screen's. */
    RENEGOTIATE
}
