package app.parley.cli;

/** Runs the window. */
final class WindowRun {
    private final Session.WindowRequest request;

    WindowRun(Session.WindowRequest request) {
        this.request = request;
    }

    ExitCode run() {
        return request.plan() == null ? ExitCode.INTERNAL_ERROR : ExitCode.MACHINE_CANNOT;
    }
}
