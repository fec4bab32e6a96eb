package app.parley.cli;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program itself in a JVM of its own, started as the launcher starts it. */
final class ServerProcess {
    private ServerProcess() {}

    /** @param jvm options of the JVM beside the launcher's */
    static ChildProcess start(Map<String, String> environment, List<String> jvm, String... arguments)
            throws IOException {
        Path app = Project.target().resolve("app");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=javafx.graphics,webrtc.java,io.netty.common,app.parley,ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvm);
        command.addAll(List.of(
                "--module-path",
                Project.target().resolve("classes") + File.pathSeparator + app.resolve("mods"),
                "--class-path",
                app.resolve("lib").resolve("*").toString(),
                "--module",
                "app.parley/app.parley.Main"));
        command.addAll(List.of(arguments));
        return ChildProcess.start("parley-" + arguments[0], environment, command);
    }
}
