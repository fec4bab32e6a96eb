package app.parley.control;

/** What was typed is no ICE server. Carries no text of it: it may hold a password. */
public final class IceServerException extends Exception {
    private static final long serialVersionUID = 1;
    private final IceServerProblem problem;

    IceServerException(IceServerProblem problem) {
        super("not an ICE server: " + problem);
        this.problem = problem;
    }

    public IceServerProblem problem() {
        return problem;
    }
}
