package app.parley.server;

import app.parley.server.AdmissionOptions.Claims;
import java.net.InetAddress;
import java.util.function.LongSupplier;

/**
 * How often an address may claim new IDs, and try for IDs that are somebody's: guessing a token takes for ever.
 * Thread-safe.
 */
final class ClaimLimits {
    private final AddressRate fresh;
    private final AddressRate wrong;

    /** @param millis a monotonic clock */
    ClaimLimits(Claims rules, LongSupplier millis) {
        fresh = new AddressRate(rules.perMinute(), rules.loopbackToo(), millis);
        wrong = new AddressRate(rules.wrongPerMinute(), rules.loopbackToo(), millis);
    }

    /**
     * Whether {@code address} may claim now.
     *
     * @param owned whether the ID is somebody's: then no new one is counted, but the token is looked at only while
     *     wrong ones are left, or a right guess would be known by its being let in
     */
    boolean allows(InetAddress address, boolean owned) {
        return owned ? wrong.isLeft(address) : fresh.take(address);
    }

    /** The token was not the owner's. */
    void wasWrong(InetAddress address) {
        wrong.take(address);
    }

    /** Forgets what is no longer of use. */
    void tick() {
        fresh.tick();
        wrong.tick();
    }
}
