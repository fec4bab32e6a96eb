package app.parley.ui;

/**
 * Which program this window belongs to.
 *
 * @param version such as 0.1.0
 * @param profile the profile's name, empty for the usual one
 */
public record AppInfo(String version, String profile) {
    /** What the window's title begins with. */
    String title() {
        return profile.isEmpty() ? "Parley" : "Parley (" + profile + ")";
    }
}
