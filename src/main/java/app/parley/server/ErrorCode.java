package app.parley.server;

/** Why a socket or a message was refused: the text every client gets (the first three are PeerJS's) and the code of our extension. */
enum ErrorCode {
    MISSING_PARAMETER("missing-parameter", "No id, token, or key supplied to websocket server"),
    INVALID_KEY("invalid-key", "Invalid key provided"),
    SERVER_FULL("server-full", "Server has reached its concurrent user limit"),
    CLUSTER_UNAVAILABLE("cluster-unavailable", "The server cannot check the id now, try again soon"),
    INVALID_ID("invalid-id", "The id is too long or holds control characters"),
    INVALID_TOKEN("invalid-token", "The token does not prove this id"),
    TOO_MANY_CLAIMS("too-many-claims", "Too many claims from this address, try again in a minute"),
    BAD_MESSAGE("bad-message", "The message is not a JSON object"),
    MESSAGE_TOO_BIG("message-too-big", "The message is too big"),
    MESSAGE_UNFINISHED("message-unfinished", "The message was begun and not finished in time"),
    PROTOCOL_ERROR("protocol-error", "The frame breaks the WebSocket protocol"),
    BAD_WATCH("bad-watch", "WATCH takes a list of up to 500 ids"),
    NO_DIRECTORY("no-directory", "This server has no directory");

    private final String code;
    private final String text;

    ErrorCode(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
