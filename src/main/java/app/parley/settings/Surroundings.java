package app.parley.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What decides where files lie: the system, the environment, the person's home and the place for passing files. */
record Surroundings(Platform platform, Map<String, String> environment, Path home, Path temporary) {
    enum Platform {
        LINUX,
        MAC,
        WINDOWS
    }

    static Surroundings ofThisProcess() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var platform =
                name.startsWith("windows") ? Platform.WINDOWS : name.startsWith("mac") ? Platform.MAC : Platform.LINUX;
        return new Surroundings(
                platform,
                System.getenv(),
                home(platform, System.getenv(), System.getProperty("user.home", ".")),
                Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    /** Linux' custom, and XDG's, is HOME; Java asks the list of users, also where HOME says otherwise. */
    static Path home(Platform platform, Map<String, String> environment, String ofUser) {
        String named = environment.getOrDefault("HOME", "");
        return Path.of(platform == Platform.LINUX && named.startsWith("/") ? named : ofUser);
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
