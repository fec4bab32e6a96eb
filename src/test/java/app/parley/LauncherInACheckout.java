package app.parley;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./parley} in a checkout that is not one, on a PATH of tools that only note what they are told. */
abstract class LauncherInACheckout {
    static final List<String> REAL_TOOLS = List.of(
            "dirname",
            "readlink",
            "sed",
            "sort",
            "tr",
            "cat",
            "find",
            "head",
            "mktemp",
            "rm",
            "mv",
            "mkdir",
            "touch",
            "flock",
            "sleep");
    static final String LIBRARIES = "libgtk-3.so.0 libXtst.so.6 libXxf86vm.so.1 libpulse.so.0";

    @TempDir
    Path directory;

    Path checkout;
    Path tools;
    Path jdks;

    @BeforeEach
    void makeACheckout() throws IOException {
        checkout = Files.createDirectory(directory.resolve("a checkout"));
        tools = Files.createDirectory(directory.resolve("tools"));
        jdks = Files.createDirectory(directory.resolve("jdks"));
        Files.copy(Path.of("parley"), checkout.resolve("parley"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(checkout.resolve("src/main/java"));
        Files.createDirectory(checkout.resolve("resources"));
        Files.writeString(checkout.resolve("src/main/java/A.java"), "");
        Files.writeString(checkout.resolve("pom.xml"), "");
        for (String tool : REAL_TOOLS) {
            for (String place : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(place + tool)) && !Files.exists(tools.resolve(tool))) {
                    tool(tool, "exec " + place + tool + " \"$@\"");
                }
            }
        }
        tool("ldconfig", "echo " + LIBRARIES);
        tool("id", "echo 1000");
        tool("apt-get", "echo \"$@\" >>" + notes("apt"));
        tool("mvn", "[ \"$1\" = --version ] && echo Apache Maven 3.8.7 || echo \"$@\" >>" + notes("mvn"));
        jdk("jdk-25", "25.0.3");
    }

    record Run(int code, String out, String err) {}

    Run run(String... arguments) throws Exception {
        return finish(start(arguments));
    }

    Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("parley").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("PARLEY_JVMS", jdks.toString());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder.start();
    }

    static Run finish(Process process) throws Exception {
        try {
            // A few lines each, which the pipes hold.
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
            return new Run(
                    process.exitValue(),
                    new String(process.getInputStream().readAllBytes()),
                    new String(process.getErrorStream().readAllBytes()));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    void await(String name, int lines) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (noted(name).size() < lines) {
            assertTrue(System.nanoTime() < deadline, "never: " + name);
            Thread.onSpinWait();
        }
    }

    Path notes(String name) {
        return directory.resolve(name + ".notes");
    }

    List<String> noted(String name) throws IOException {
        return Files.exists(notes(name)) ? Files.readAllLines(notes(name)) : List.of();
    }

    void tool(String name, String body) throws IOException {
        executable(tools.resolve(name), body);
    }

    void jdk(String name, String version) throws IOException {
        Path bin = Files.createDirectories(jdks.resolve(name + "/bin"));
        executable(bin.resolve("javac"), "");
        executable(bin.resolve("java"), "printf '[%s]\\n' \"$@\"");
        Files.writeString(jdks.resolve(name + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    static void executable(Path file, String body) throws IOException {
        // Written beside and moved: a file open for writing in a fork cannot be executed.
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                fresh, "#!/bin/sh\n" + body + "\n", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
