package app.parley.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts connections by address: an IPv4 address, or an IPv6 /64, which is what one customer has. Loopback is
 * counted only where that was asked for: there sits a proxy, or the person who runs the server. Thread-safe.
 */
final class AddressLimit {
    private final int most;
    private final boolean loopbackToo;
    private final Map<Long, Integer> counts = new ConcurrentHashMap<>();

    /**
     * @param most connections an address may have; 0 is any number
     * @param loopbackToo whether loopback is counted
     */
    AddressLimit(int most, boolean loopbackToo) {
        this.most = most;
        this.loopbackToo = loopbackToo;
    }

    /** Counts one more, or returns false and counts nothing. A true is to be paid back by one {@link #leave}. */
    boolean enter(InetAddress address) {
        if (isFree(address)) {
            return true;
        }
        var granted = new boolean[1];
        counts.compute(key(address), (_, old) -> {
            int now = old == null ? 0 : old;
            granted[0] = now < most;
            return granted[0] ? Integer.valueOf(now + 1) : old;
        });
        return granted[0];
    }

    void leave(InetAddress address) {
        if (!isFree(address)) {
            counts.computeIfPresent(key(address), (_, old) -> old == 1 ? null : old - 1);
        }
    }

    /** Whether connections of {@code address} are counted at all. */
    boolean counts(InetAddress address) {
        return !isFree(address);
    }

    private boolean isFree(InetAddress address) {
        return most == 0 || (!loopbackToo && address.isLoopbackAddress());
    }

    /** The same for all addresses that count as one. */
    static Long key(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? bytes.getLong() : Integer.toUnsignedLong(bytes.getInt());
    }
}
