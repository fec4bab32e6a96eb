package app.parley.server;

/** The outcome of claiming an ID. */
enum Claim {
    /** The ID was free. */
    OPENED,
    /** The same owner came back; its old socket has been retired. */
    RESUMED,
    /** Another owner holds it, or it is kept for one. */
    TAKEN,
    /** No more IDs are given out. */
    FULL,
    /** The other nodes cannot be asked whose it is. */
    UNAVAILABLE
}
