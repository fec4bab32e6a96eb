package app.parley.server;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;

/**
 * What an address may do a minute. Remembers only those that have spent something, and of these at most
 * {@link #REMEMBERED}. Thread-safe.
 */
final class AddressRate {
    /** More than that at a time and the one that was quiet longest starts anew. */
    static final int REMEMBERED = 65_536;

    private static final long MINUTE = 60_000;

    private final int perMinute;
    private final boolean loopbackToo;
    private final LongSupplier millis;
    /** When each address will have its whole allowance again, in the order of its last use. Guarded by this. */
    private final LinkedHashMap<Long, Long> wholeAt = new LinkedHashMap<>();

    /**
     * @param perMinute how often; 0 is unlimited
     * @param millis a monotonic clock
     */
    AddressRate(int perMinute, boolean loopbackToo, LongSupplier millis) {
        this.perMinute = perMinute;
        this.loopbackToo = loopbackToo;
        this.millis = millis;
    }

    /** Spends one, or returns false where none is left. */
    synchronized boolean take(InetAddress address) {
        if (isFree(address)) {
            return true;
        }
        if (!isLeft(address)) {
            return false;
        }
        Long key = AddressLimit.key(address);
        long before = wholeAt.getOrDefault(key, Long.MIN_VALUE);
        wholeAt.putLast(key, Math.max(before, millis.getAsLong()) + MINUTE / perMinute);
        if (wholeAt.size() > REMEMBERED) {
            wholeAt.pollFirstEntry();
        }
        return true;
    }

    /** Whether {@link #take} would grant one now. */
    synchronized boolean isLeft(InetAddress address) {
        long now = millis.getAsLong();
        return isFree(address)
                || wholeAt.getOrDefault(AddressLimit.key(address), now) - now <= MINUTE - MINUTE / perMinute;
    }

    /** Forgets those that have their whole allowance again. */
    synchronized void tick() {
        long now = millis.getAsLong();
        while (!wholeAt.isEmpty() && wholeAt.firstEntry().getValue() <= now) {
            wholeAt.pollFirstEntry();
        }
    }

    /** How many are remembered, for tests. */
    synchronized int size() {
        return wholeAt.size();
    }

    private boolean isFree(InetAddress address) {
        return perMinute == 0 || (!loopbackToo && address.isLoopbackAddress());
    }
}
