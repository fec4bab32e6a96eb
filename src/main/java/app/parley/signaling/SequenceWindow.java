package app.parley.signaling;

/** Tells messages seen before by their number, for the last 64 numbers; whatever is older counts as seen. */
final class SequenceWindow {
    private int greatest;
    /** Bit n: the number {@code greatest - n} was seen. */
    private long seen;

    /** Notes {@code number}; whether it is new. */
    boolean accept(int number) {
        if (number > greatest) {
            int ahead = number - greatest;
            seen = ahead < Long.SIZE ? seen << ahead | 1 : 1;
            greatest = number;
            return true;
        }
        int behind = greatest - number;
        if (behind >= Long.SIZE || (seen >>> behind & 1) == 1) {
            return false;
        }
        seen |= 1L << behind;
        return true;
    }
}
