package app.parley.cli;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.io.File;
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
        List<String> operators = new ArrayList<>(List.of(
                "--add-modules=io.nats.jnats,com.nimbusds.jose.jwt,jdk.management,io.netty.transport.classes.epoll,"
                        + "io.netty.transport.epoll.linux.x86_64,io.netty.transport.epoll.linux.aarch_64",
                "--enable-native-access=io.netty.transport.classes.epoll,io.netty.transport.unix.common"));
        operators.addAll(jvm);
        List<String> command = new ArrayList<>(Project.parley(operators));
        int modules = command.indexOf("--module-path") + 1;
        command.set(
                modules,
                command.get(modules) + File.pathSeparator + Project.target().resolve("app/server"));
        command.addAll(List.of(arguments));
        return ChildProcess.start("parley-" + arguments[0], environment, command);
    }
}
