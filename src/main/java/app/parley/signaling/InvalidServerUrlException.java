package app.parley.signaling;

/** What somebody typed is not the URL of a signaling server. */
public final class InvalidServerUrlException extends Exception {
    /** What is wrong, each with its own sentence in the interface. */
    public enum Reason {
        /** Nothing was typed. */
        EMPTY,
        /** It does not begin with {@code ws://}, {@code wss://}, {@code http://} or {@code https://}. */
        SCHEME,
        /** The host is missing or is not a host name. */
        HOST,
        /** The port is not a number from 1 to 65535. */
        PORT,
        /** Something else: odd characters, a user name, a fragment. */
        SYNTAX
    }

    private final Reason reason;

    InvalidServerUrlException(Reason reason) {
        super("not a server URL: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
