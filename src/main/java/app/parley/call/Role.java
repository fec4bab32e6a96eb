package app.parley.call;

/** A side of one call. Only the caller ever makes an offer. */
public enum Role {
    CALLER,
    CALLEE
}
