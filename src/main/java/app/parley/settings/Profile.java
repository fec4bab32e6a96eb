package app.parley.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One person on a machine, with settings, ID and history of their own.
 *
 * @param name empty for the usual one; lower case, since some file systems cannot tell the cases apart
 */
public record Profile(String name) {
    public static final Profile USUAL = new Profile("");

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    /** Windows opens a device under these names. */
    private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]");

    /** @throws IllegalArgumentException if {@code name} is neither empty nor {@link #isValid valid} */
    public Profile {
        if (!name.isEmpty() && !isValid(name)) {
            throw new IllegalArgumentException("not a profile's name");
        }
        name = name.toLowerCase(Locale.ROOT);
    }

    /** Tells whether {@code name} may name a profile: 1 to 32 letters, digits, {@code _} and {@code -}. */
    public static boolean isValid(String name) {
        return SHAPE.matcher(name).matches() && !DEVICE.matcher(name).matches();
    }
}
