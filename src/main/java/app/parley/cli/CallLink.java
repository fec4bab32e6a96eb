package app.parley.cli;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A link that asks the person to call somebody, {@code parley:ID}, as pages and messages carry it and desktops hand it
 * over. Anybody may write one, so it never says more than what waits in the field to dial.
 */
public final class CallLink {
    private static final String SCHEME = "parley:";
    /** Longer than any ID, so that what is wrong with it can be seen. */
    private static final int LONGEST = 100;

    private CallLink() {}

    /** What a link asks to call, which need not be an ID; empty for what is no such link. */
    public static Optional<String> peer(String argument) {
        if (!argument.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        String rest = argument.substring(SCHEME.length());
        // Some desktops put in slashes, as if a host followed.
        rest = rest.replaceFirst("^//", "").replaceFirst("/$", "");
        String typed = decoded(rest).replaceAll("\\p{C}", " ").strip();
        return Optional.of(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray percent sign: shown as it is.
            return text;
        }
    }
}
