package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.ServerOptions.Listen;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final long SECOND = 1_000_000_000;

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    @Test
    void fourSecondsWorthIsFreeAndThenTheRateHolds() {
        var limit = new RateLimit(10, 0);
        assertTrue(limit.take(40, 0) <= 0);
        assertEquals(SECOND / 10, limit.take(1, 0));
        assertEquals(0, limit.take(0, SECOND / 10));
        assertEquals(SECOND / 2, limit.take(5, SECOND / 10));
    }

    @Test
    void savesUpNoMoreThanTheBurst() {
        var limit = new RateLimit(10, 0);
        assertTrue(limit.take(40, 1_000 * SECOND) <= 0);
        assertTrue(limit.take(1, 1_000 * SECOND) > 0);
    }

    @Test
    void nobodyWaitsOverTenSeconds() {
        assertEquals(10 * SECOND, new RateLimit(10, 0).take(100_000, 0));
    }

    @Test
    void rateZeroIsUnlimited() {
        assertEquals(0, new RateLimit(0, 0).take(1_000_000, 0));
    }

    @Test
    void countsAnIpv4AddressAndAnIpv6NetworkOfSixtyFourBits() throws UnknownHostException {
        var limit = new AddressLimit(1, false);
        assertTrue(limit.enter(address("192.0.2.1")));
        assertFalse(limit.enter(address("192.0.2.1")));
        assertTrue(limit.enter(address("192.0.2.2")));
        assertTrue(limit.enter(address("2001:db8:0:1::1")));
        assertFalse(limit.enter(address("2001:db8:0:1:ffff::2")));
        assertTrue(limit.enter(address("2001:db8:0:2::1")));
        limit.leave(address("192.0.2.1"));
        assertTrue(limit.enter(address("192.0.2.1")));
    }

    @Test
    void countsLoopbackWhereItIsAskedTo() throws UnknownHostException {
        var limit = new AddressLimit(1, true);
        assertTrue(limit.enter(address("127.0.0.1")));
        assertFalse(limit.enter(address("127.0.0.1")));
        var rate = new AddressRate(1, true, () -> 0);
        assertTrue(rate.take(address("::1")));
        assertFalse(rate.take(address("::1")));
    }

    @Test
    void anAddressHasAMinutesWorthAtOnceAndThenEarnsIt() throws UnknownHostException {
        var now = new AtomicLong(5_000);
        var rate = new AddressRate(3, false, now::get);
        InetAddress one = address("192.0.2.1");
        assertTrue(rate.take(one) && rate.take(one) && rate.take(one));
        assertFalse(rate.take(one));
        assertTrue(rate.take(address("192.0.2.2")));
        now.addAndGet(19_999);
        assertFalse(rate.isLeft(one));
        now.addAndGet(1);
        assertTrue(rate.isLeft(one));
        assertTrue(rate.take(one));
        assertFalse(rate.take(one));
        assertTrue(rate.take(address("127.0.0.1")));
        assertEquals(2, rate.size());
        now.addAndGet(60_000);
        rate.tick();
        assertEquals(0, rate.size());
    }

    @Test
    void remembersNoMoreAddressesThanItsBound() throws UnknownHostException {
        var rate = new AddressRate(1, false, () -> 0);
        byte[] bytes = address("2001:db8::").getAddress();
        for (int i = 0; i <= AddressRate.REMEMBERED; i++) {
            bytes[4] = (byte) (i >> 16);
            bytes[5] = (byte) (i >> 8);
            bytes[6] = (byte) i;
            assertTrue(rate.take(InetAddress.getByAddress(bytes)));
        }
        assertEquals(AddressRate.REMEMBERED, rate.size());
        assertFalse(rate.take(InetAddress.getByAddress(bytes)), "the last is remembered");
        assertTrue(rate.take(address("2001:db8::")), "the one that was quiet longest is not");
    }

    @Test
    void doesNotCountLoopback() throws UnknownHostException {
        var limit = new AddressLimit(1, false);
        assertTrue(limit.enter(address("127.0.0.1")));
        assertTrue(limit.enter(address("127.0.0.1")));
        assertTrue(limit.enter(address("::1")));
    }

    @Test
    void keepsOneSlashAtEachEndOfThePath() {
        for (String path : List.of("my/app", "/my/app", "my/app/", "//my/app//")) {
            assertEquals("/my/app/", new Listen("::", 0, path, false, 1).path());
        }
        assertEquals("/", new Listen("::", 0, "", false, 1).path());
    }

    /** The password was made by {@code openssl dgst -sha1 -hmac north -binary | base64}. */
    @Test
    void makesCoturnsTimeLimitedCredentials() {
        var turn = new IceServerOptions.Turn(List.of("turn:turn.example:3478"), "north", Duration.ofHours(1));
        var servers = new IceServers(new IceServerOptions(List.of(), turn), () -> Instant.ofEpochSecond(1_700_000_000));
        assertEquals(
                "[{\"urls\":[\"turn:turn.example:3478\"],\"username\":\"1700003600:amber-fox-217\","
                        + "\"credential\":\"u4J0DG2YQ7jvYfDhEFKwXujUUvU=\",\"expires\":1700003600}]",
                servers.forPeer("amber-fox-217").toString());
        assertEquals(Duration.ofMinutes(48), servers.renewal().orElseThrow());
    }
}
