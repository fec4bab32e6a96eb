package app.parley.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What of the settings' file was of no use.
 *
 * @param file the settings' file
 * @param rejected the keys whose values were of no use
 * @param aside where what stood in the file lies now, if the file holds it no longer
 * @param unreadable whether nothing of the file could be read; it lies where it was
 * @param recovered whether the values of before have taken their place; else it was the defaults, and a new ID
 */
public record SettingsDamage(
        Path file, Set<String> rejected, Optional<Path> aside, boolean unreadable, boolean recovered) {
    public SettingsDamage {
        rejected = Set.copyOf(rejected);
    }

    /** Tells whether all was well. */
    public boolean isNone() {
        return rejected.isEmpty() && aside.isEmpty() && !unreadable;
    }
}
