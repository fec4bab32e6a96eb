package app.parley.server;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The answer to DIRECTORY, made anew ten times a second at most: to make it takes milliseconds, and a client gets
 * thousands of such requests into what is read of it at a time. Thread-safe.
 */
final class Directory {
    /** How old an answer may be, milliseconds. */
    static final long OLDEST = 100;

    private final Roster roster;
    private final LongSupplier millis;
    private volatile @Nullable Told last;

    @SuppressWarnings("ArrayRecordComponent") // never compared, only kept
    private record Told(byte[] message, long at) {}

    /** @param millis a monotonic clock */
    Directory(Roster roster, LongSupplier millis) {
        this.roster = roster;
        this.millis = millis;
    }

    /** Not to be changed. */
    byte[] message() {
        long now = millis.getAsLong();
        Told told = last;
        if (told == null || now - told.at >= OLDEST) {
            told = new Told(ServerMessages.directory(roster.listed()), now);
            last = told;
        }
        return told.message;
    }
}
