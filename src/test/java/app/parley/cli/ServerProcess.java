package app.parley.cli;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program itself in a JVM of its own, started as the launcher starts it. */
final class ServerProcess {
    private ServerProcess() {}

    /** @param jvm options of the JVM beside the launcher's */
    static ChildProcess start(Map<String, String> environment, List<String> jvm, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(Project.server(jvm));
        command.addAll(List.of(arguments));
        return ChildProcess.start("parley-" + arguments[0], environment, command);
    }
}
