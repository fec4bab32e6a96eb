package app.parley.call;

import java.util.regex.Pattern;

/**
 * The ID by which a person is called: letters and digits in groups parted by one space, {@code _} or {@code -}; 1 to 64
 * characters, case-sensitive (PeerJS's own rule).
 *
 * @param value the ID as typed and sent
 */
public record PeerId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*");
    private static final int LONGEST = 64;

    /** @throws IllegalArgumentException if {@code value} does not have the shape of an ID */
    public PeerId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a peer ID");
        }
    }

    /** Tells whether {@code value} has the shape of an ID. */
    public static boolean isValid(String value) {
        // Length first: the pattern is never run over hostile megabytes.
        return value.length() <= LONGEST && SHAPE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
