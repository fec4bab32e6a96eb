package app.parley.control;

/** How far a call may be set up while it rings, before this person has answered it. */
public enum Ahead {
    /** For a stranger: the caller learns that it rings, and no more. */
    NOTHING,
    /** The library reads the offer; nothing leaves for it. */
    READ,
    /** The two connect as well, so that Accept has only to let sound and pictures flow. The caller learns our addresses. */
    CONNECT
}
