package app.parley.settings;

import java.nio.file.Path;

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
