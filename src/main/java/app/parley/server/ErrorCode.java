package app.parley.server;

import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.timeout.ReadTimeoutException;
import org.jspecify.annotations.Nullable;

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
    TOO_MANY_WATCHES("too-many-watches", "Too many ids are watched, by this address or by all, try again later"),
    NO_DIRECTORY("no-directory", "This server has no directory");

    private final String code;
    private final String text;

    ErrorCode(String code, String text) {
        this.code = code;
        this.text = text;
    }

    /** Of what Netty says of a frame; null where it says something else. */
    static @Nullable ErrorCode ofFrame(Throwable cause) {
        return switch (cause) {
            case CorruptedWebSocketFrameException corrupt
            when corrupt.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG) -> MESSAGE_TOO_BIG;
            case ReadTimeoutException _ -> MESSAGE_UNFINISHED;
            case TooLongFrameException _ -> MESSAGE_TOO_BIG;
            case CorruptedFrameException _ -> PROTOCOL_ERROR;
            default -> null;
        };
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
