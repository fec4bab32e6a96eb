package app.parley.call;

/**
 * Names one call for both sides; on the wire it is PeerJS's {@code connectionId}. Never used twice. Ordered by code
 * unit, which settles glare.
 *
 * @param value 1 to 128 printable ASCII characters
 */
public record CallId(String value) implements Comparable<CallId> {
    private static final int LONGEST = 128;

    /** @throws IllegalArgumentException if {@code value} is empty, too long or not printable ASCII */
    public CallId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a call id");
        }
    }

    /** Tells whether {@code value} may name a call. */
    public static boolean isValid(String value) {
        return !value.isEmpty() && value.length() <= LONGEST && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public int compareTo(CallId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
