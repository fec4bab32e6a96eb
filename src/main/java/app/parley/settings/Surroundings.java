package app.parley.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What decides where files lie: the system, the environment, the person's home and the place for passing files. */
record Surroundings(System system, Map<String, String> environment, Path home, Path temporary) {
    enum System {
        LINUX,
        MAC,
        WINDOWS
    }

    static Surroundings ofThisProcess() {
        String name = java.lang.System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var system = name.startsWith("windows") ? System.WINDOWS : name.startsWith("mac") ? System.MAC : System.LINUX;
        return new Surroundings(
                system,
                java.lang.System.getenv(),
                Path.of(java.lang.System.getProperty("user.home", ".")),
                Path.of(java.lang.System.getProperty("java.io.tmpdir", "/tmp")));
    }

    /** The directory that {@code variable} names; {@code fallback} where it is unset or relative (XDG says: ignore). */
    Path directory(String variable, Path fallback) {
        try {
            Path path = Path.of(environment.getOrDefault(variable, ""));
            return path.isAbsolute() ? path : fallback;
        } catch (InvalidPathException e) {
            return fallback;
        }
    }
}
