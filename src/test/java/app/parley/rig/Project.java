package app.parley.rig;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the checkout and its build results are, and how to run them in another JVM. */
public final class Project {
    /**
     * As in the packages: most tests run a program for seconds, of whose processor time the second compiler would take a
     * third at the start alone.
     */
    private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private Project() {}

    /** The folder of pom.xml. Surefire says where it is; without Surefire it is the working folder. */
    public static Path root() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    public static Path target() {
        return root().resolve("target");
    }

    /**
     * A JVM that runs a main class of the tests, with Parley, its libraries and the tests on the class path.
     *
     * @param main a class under src/test/java with a main method
     */
    public static List<String> java(Class<?> main, String... arguments) {
        String classPath = String.join(
                File.pathSeparator,
                target().resolve("test-classes").toString(),
                target().resolve("classes").toString(),
                modules().resolve("*").toString(),
                libraries().resolve("*").toString());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                ONE_COMPILER,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    /** Parley itself as its launcher starts it, but for {@link #ONE_COMPILER}, up to its own arguments. */
    public static List<String> parley() {
        return parley(List.of());
    }

    /** @param jvm options of the JVM beside the launcher's; none that changes the modules */
    public static List<String> parley(List<String> jvm) {
        List<String> options = new ArrayList<>(ProgramCache.options());
        options.addAll(jvm);
        return plain(options);
    }

    /** As {@link #parley(List)}, with the libraries of the server's operators. */
    public static List<String> server(List<String> jvm) {
        List<String> options = new ArrayList<>(List.of(
                "--add-modules=io.nats.jnats,com.nimbusds.jose.jwt,jdk.management,io.netty.transport.classes.epoll,"
                        + "io.netty.transport.epoll.linux.x86_64,io.netty.transport.epoll.linux.aarch_64",
                "--enable-native-access=io.netty.transport.classes.epoll,io.netty.transport.unix.common"));
        options.addAll(jvm);
        return command(options, List.of(program(), modules(), target().resolve("app/server")));
    }

    /** As {@link #parley(List)}, without a cache of its classes. */
    static List<String> plain(List<String> jvm) {
        return command(jvm, List.of(program(), modules()));
    }

    private static List<String> command(List<String> jvm, List<Path> modulePath) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                ONE_COMPILER,
                "--enable-native-access=javafx.graphics,webrtc.java,io.netty.common,app.parley,ALL-UNNAMED",
                "--add-opens=webrtc.java/dev.onvoid.webrtc.internal=app.parley",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvm);
        command.addAll(List.of(
                "--module-path",
                modulePath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "--class-path",
                libraries().resolve("*").toString(),
                "--module",
                "app.parley/app.parley.Main"));
        return List.copyOf(command);
    }

    /** The jar of an integration test, which is made before; its classes for a unit test. */
    static Path program() {
        String jar = System.getProperty("parley.jar");
        return jar == null ? target().resolve("classes") : Path.of(jar);
    }

    static Path modules() {
        return target().resolve("app/mods");
    }

    static Path libraries() {
        return target().resolve("app/lib");
    }
}
