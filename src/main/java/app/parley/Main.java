package app.parley;

import app.parley.cli.EndSignals;
import app.parley.cli.ParleyCommand;

/** The program's entry. */
public final class Main {
    private Main() {}

    /** Runs the command named by {@code arguments}. */
    public static void main(String[] arguments) {
        Logs.configure();
        WindowStart window = new WindowStart();
        if (ParleyCommand.isPlain(arguments)) {
            window.begin();
        }
        int code = ParleyCommand.run(window::run, arguments);
        // The library's threads are no daemons: returning would leave the process hanging.
        System.exit(EndSignals.exitCode(code));
    }
}
