package app.parley.update;

/** What was answered is no news of a release. Its message is ours alone: nothing of the answer stands in it. */
public final class UnusableNewsException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableNewsException(String message) {
        super(message);
    }
}
