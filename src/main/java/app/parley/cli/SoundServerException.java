package app.parley.cli;

/** A private sound server cannot be had; the message says why, for a log. */
public final class SoundServerException extends Exception {
    /** What kind of trouble it is. */
    public enum Problem {
        /** There is no program {@code pulseaudio} on the path. */
        NOT_INSTALLED,
        /** It ended, or did not answer within five seconds. */
        NOT_STARTED
    }

    private static final long serialVersionUID = 1;

    private final Problem problem;

    SoundServerException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
