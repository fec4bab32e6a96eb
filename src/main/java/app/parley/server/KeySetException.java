package app.parley.server;

import java.io.IOException;

/** The keys for JWTs cannot be had, or are none. */
public final class KeySetException extends IOException {
    KeySetException(String message, Throwable cause) {
        super(message, cause);
    }
}
