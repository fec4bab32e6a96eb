package app.parley.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a profile's files lie. Nothing is created by looking.
 *
 * @param config settings
 * @param state history, and what was last heard of later versions
 */
public record Directories(Path config, Path state) {
    /** The directories of {@code profile} on this machine. */
    public static Directories of(Profile profile) {
        return of(profile, Surroundings.ofThisProcess());
    }

    static Directories of(Profile profile, Surroundings here) {
        Directories usual = switch (here.platform()) {
            case LINUX ->
                new Directories(
                        here.directory("XDG_CONFIG_HOME", here.home().resolve(".config"))
                                .resolve("parley"),
                        here.directory("XDG_STATE_HOME", here.home().resolve(".local/state"))
                                .resolve("parley"));
            case MAC -> {
                Path support = here.home().resolve("Library/Application Support/Parley");
                yield new Directories(support, support);
            }
            case WINDOWS ->
                new Directories(
                        here.directory("APPDATA", here.home().resolve("AppData/Roaming"))
                                .resolve("Parley"),
                        here.directory("LOCALAPPDATA", here.home().resolve("AppData/Local"))
                                .resolve("Parley"));
        };
        if (profile.name().isEmpty()) {
            return usual;
        }
        return new Directories(
                usual.config.resolve("profiles").resolve(profile.name()),
                usual.state.resolve("profiles").resolve(profile.name()));
    }

    /** What a program is started with, that its files lie below {@code home} and the person's stay as they are. */
    public static Map<String, String> below(Path home) {
        return below(home, Surroundings.ofThisProcess().platform());
    }

    static Map<String, String> below(Path home, Surroundings.Platform platform) {
        String config = home.resolve("config").toString();
        String state = home.resolve("state").toString();
        return switch (platform) {
            case LINUX -> Map.of("XDG_CONFIG_HOME", config, "XDG_STATE_HOME", state);
            case WINDOWS -> Map.of("APPDATA", config, "LOCALAPPDATA", state);
            // Java asks the system where home is, and no variable.
            case MAC -> Map.of("JAVA_TOOL_OPTIONS", "-Duser.home='" + home + "'");
        };
    }

    public Path settingsFile() {
        return config.resolve("settings.json");
    }

    /** The last answer about later versions. */
    public Path updateFile() {
        return state.resolve("update.json");
    }

    public Path historyFile() {
        return state.resolve("history.jsonl");
    }
}
