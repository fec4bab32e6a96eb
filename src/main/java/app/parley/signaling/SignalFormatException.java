package app.parley.signaling;

/** A message from the network is not what the protocol allows. Its text names the field, never the content. */
public final class SignalFormatException extends Exception {
    public SignalFormatException(String message) {
        super(message);
    }
}
