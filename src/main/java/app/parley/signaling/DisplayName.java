package app.parley.signaling;

/** Makes a stranger's display name fit to be shown. */
final class DisplayName {
    static final int LONGEST = 64;

    private DisplayName() {}

    /** Without control characters and without those that turn the reading direction, cut to 64 characters. */
    static String clean(String name) {
        String shown = name.codePoints()
                .filter(c -> !Character.isISOControl(c) && !isDirectionOverride(c) && !isLineSeparator(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (shown.length() <= LONGEST) {
            return shown;
        }
        int end = Character.isHighSurrogate(shown.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return shown.substring(0, end);
    }

    private static boolean isDirectionOverride(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isLineSeparator(int c) {
        return c == 0x2028 || c == 0x2029;
    }
}
