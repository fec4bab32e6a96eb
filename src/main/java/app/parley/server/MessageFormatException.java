package app.parley.server;

/** A frame that is not one JSON object of bounded depth. Carries no text of the frame and no stack: garbage is cheap. */
final class MessageFormatException extends Exception {
    MessageFormatException(String message) {
        super(message, null, false, false);
    }
}
