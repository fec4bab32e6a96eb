import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The program with its own Java runtime in one folder, {@code target/package/parley}: it runs from wherever it is put.
 * The native libraries lie unpacked in the runtime, so nothing is extracted at a start.
 */
final class AppImage {
    private static final String NATIVES = "[^/]+\\.(so|dylib|dll)";
    /** Garbage collector, object headers and heap must be those of the training, or the cache is of no use. */
    static final List<String> JAVA_OPTIONS = List.of(
            "-Xms32m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            // No machine code in the cache: it would be that of the building machine's processor.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTAdapterCaching",
            "--enable-native-access=javafx.graphics,webrtc.java,io.netty.common,app.parley",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=webrtc.java/dev.onvoid.webrtc.internal=app.parley");

    private final Path target;
    private final Path root;
    private final Release release;

    AppImage(Path project, Release release) {
        this.target = project.resolve("target");
        this.root = target.resolve("package/parley");
        this.release = release;
    }

    Path root() {
        return root;
    }

    void build() throws IOException, InterruptedException {
        Path jdk = Path.of(System.getProperty("java.home"));
        Path runtime = target.resolve("package/runtime");
        Shell.delete(runtime);
        Shell.delete(root);
        Shell.run(
                jdk.resolve("bin/jlink"),
                "--module-path",
                target.resolve("classes") + ":" + target.resolve("app/mods"),
                "--add-modules",
                // Unsafe for Netty; the names of months in Chinese; elliptic curves and system proxies come by themselves.
                "app.parley,org.slf4j.jul,jdk.unsupported,jdk.localedata",
                "--include-locales=en,zh",
                "--no-header-files",
                "--no-man-pages",
                "--strip-native-debug-symbols=exclude-debuginfo-files",
                "--exclude-resources=glob:/javafx.graphics/*.so",
                "--output",
                runtime);
        unpackNatives(runtime.resolve("lib"));
        List<Object> jpackage = new ArrayList<>(List.of(
                jdk.resolve("bin/jpackage"),
                "--type",
                "app-image",
                "--name",
                "parley",
                "--app-version",
                release.version(),
                "--runtime-image",
                runtime,
                "--module",
                "app.parley/app.parley.Main",
                "--dest",
                root.getParent()));
        JAVA_OPTIONS.forEach(option -> jpackage.addAll(List.of("--java-options", option)));
        Shell.run(jpackage.toArray());
        Shell.delete(runtime);
    }

    private void unpackNatives(Path lib) throws IOException {
        try (Stream<Path> jars =
                Stream.concat(Files.list(target.resolve("app/mods")), Files.list(target.resolve("app/lib")))) {
            for (Path jar : jars.filter(j -> j.getFileName().toString().matches("(javafx|webrtc).*\\.jar"))
                    .toList()) {
                Shell.unpack(jar, NATIVES, lib);
            }
        }
    }

    /**
     * Records a real call between two windows, and keeps what was loaded for it ready in a cache. Recorded through the
     * launcher itself, so that all options match.
     */
    void train() throws IOException, InterruptedException {
        Path cache = root.resolve("lib/app/parley.aot");
        Path home = Files.createTempDirectory("parley-training");
        Process display = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "2560x800x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader number = display.inputReader()) {
            String on = ":" + number.readLine();
            call(on, home, cache);
        } finally {
            display.destroy();
            display.waitFor();
            Shell.delete(home);
        }
        if (!Files.exists(cache)) {
            throw new IOException("the training has left no " + cache);
        }
        Files.writeString(
                root.resolve("lib/app/parley.cfg"),
                "java-options=-XX:AOTCache=$APPDIR/parley.aot\n",
                StandardOpenOption.APPEND);
        // The training has needed java; the program does not.
        Shell.delete(root.resolve("lib/runtime/bin"));
    }

    private void call(String display, Path home, Path cache) throws IOException, InterruptedException {
        Process callee = start(
                display,
                home,
                Map.of(),
                List.of("answer", "--auto-answer", "--calls", "1", "--as", "trainer", "--report", home + "/callee.json"));
        try (BufferedReader said = callee.inputReader()) {
            if (!"ready trainer".equals(said.readLine())) {
                throw new IOException("the callee of the training call did not come up");
            }
            Process caller = start(
                    display,
                    home,
                    Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache),
                    List.of("call", "trainer", "--for", "4s", "--report", home + "/caller.json"));
            if (caller.waitFor() != 0 || callee.waitFor() != 0) {
                throw new IOException("the training call failed");
            }
        } finally {
            callee.destroy();
        }
    }

    private Process start(String display, Path home, Map<String, String> more, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(root.resolve("bin/parley").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--media", "test", "--profile", arguments.getFirst()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.put("DISPLAY", display);
        environment.put("GDK_BACKEND", "x11");
        for (String folder : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")) {
            environment.put(folder, home.toString());
        }
        // Another JVM's options would be recorded as if they were the program's.
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.putAll(more);
        return builder.start();
    }
}
