package app.parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How this very program is started again, with its JVM and options. */
final class OwnCommand {
    private static final String MAIN = "app.parley.Main";

    private OwnCommand() {}

    /** The command line up to Parley's own arguments; empty where the system does not tell. */
    static Optional<List<String>> prefix() {
        String installed = System.getProperty("parley.launcher", System.getProperty("jpackage.app-path", ""));
        if (!installed.isEmpty()) {
            return Optional.of(List.of(installed));
        }
        ProcessHandle.Info info = ProcessHandle.current().info();
        if (info.command().isEmpty() || info.arguments().isEmpty()) {
            return Optional.empty();
        }
        List<String> prefix = new ArrayList<>(List.of(info.command().get()));
        for (String argument : info.arguments().get()) {
            prefix.add(argument);
            if (argument.endsWith(MAIN)) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }
}
