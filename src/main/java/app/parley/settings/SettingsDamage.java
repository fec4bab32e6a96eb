package app.parley.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What of the settings' file was of no use.
 *
 * @param file the settings' file
 * @param rejected the keys whose values were of no use
 * @param movedAside where a file that is no JSON lies now
 * @param recovered whether the values of before have taken their place; else it was the defaults, and a new ID
 */
public record SettingsDamage(Path file, Set<String> rejected, Optional<Path> movedAside, boolean recovered) {
    public SettingsDamage {
        rejected = Set.copyOf(rejected);
    }

    /** Tells whether all was well. */
    public boolean isNone() {
        return rejected.isEmpty() && movedAside.isEmpty();
    }
}
