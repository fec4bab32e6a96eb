package app.parley.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    /**
     * What is left to say of it once the values of {@code keys} have been chosen. What Parley has replaced by itself, such
     * as the ID, stays said, and so does where the file of before lies.
     */
    public SettingsDamage without(Set<String> keys) {
        if (recovered) {
            return this;
        }
        Set<String> left = new TreeSet<>(rejected);
        left.removeIf(key -> keys.contains(key) && !SettingsJson.IDENTITY.contains(key));
        return new SettingsDamage(file, left, aside, unreadable, false);
    }

    /** Tells whether all was well. */
    public boolean isNone() {
        return rejected.isEmpty() && aside.isEmpty() && !unreadable;
    }
}
