package app.parley.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may open a socket and claim an ID.
 *
 * @param origins {@code --origin}, repeatable: the pages whose sockets are taken, as browsers write them in
 *     {@code Origin}; empty is all. A client that sends none, which is no page, is always taken.
 * @param keeping for how long an ID is its owner's who is away
 * @param claims how often one address may claim
 * @param jwt how tokens are verified that are JWTs; null where any token is as good as another
 */
public record AdmissionOptions(
        List<String> origins,
        Keeping keeping,
        Claims claims,
        @Nullable JwtOptions jwt) {
    /** Copies {@code origins}. */
    public AdmissionOptions {
        origins = List.copyOf(origins);
    }

    /** Pages from everywhere, and the other defaults. */
    public static AdmissionOptions defaults() {
        return new AdmissionOptions(List.of(), Keeping.defaults(), Claims.defaults(), null);
    }

    /** The same with another {@code keeping}. */
    public AdmissionOptions with(Keeping other) {
        return new AdmissionOptions(origins, other, claims, jwt);
    }

    /** The same with other {@code claims}. */
    public AdmissionOptions with(Claims other) {
        return new AdmissionOptions(origins, keeping, other, jwt);
    }

    /** The same with other {@code origins}. */
    public AdmissionOptions with(List<String> other) {
        return new AdmissionOptions(other, keeping, claims, jwt);
    }

    /** The same with another {@code jwt}. */
    public AdmissionOptions with(JwtOptions other) {
        return new AdmissionOptions(origins, keeping, claims, other);
    }

    /**
     * How long an ID stays its owner's after the socket has closed.
     *
     * @param time {@code --keep-id}: zero frees at once, as the npm server does
     * @param plainToo {@code --keep-id-for all}: also for sockets without {@code ext=1}. The PeerJS library makes a new
     *     token with each page load, so a page that is loaded again would not get its own ID back.
     * @param most {@code --kept-ids}: IDs kept at a time; beyond it the one left first is free again
     * @param file {@code --state}: remembers them over a restart; null for memory alone. Nodes of a cluster need none.
     */
    public record Keeping(
            Duration time,
            boolean plainToo,
            int most,
            @Nullable Path file) {
        /** In memory alone. */
        public Keeping(Duration time, boolean plainToo, int most) {
            this(time, plainToo, most, null);
        }

        /** 24 hours, for {@code ext=1} sockets, 100,000, in memory. */
        public static Keeping defaults() {
            return new Keeping(Duration.ofHours(24), false, 100_000);
        }

        /** The same, and over a restart of the server. */
        public Keeping in(Path itsFile) {
            return new Keeping(time, plainToo, most, itsFile);
        }

        /** Keeps nothing. */
        static Keeping none() {
            return new Keeping(Duration.ZERO, false, 0);
        }
    }

    /**
     * What one address, which is an IPv4 address or an IPv6 /64, may do a minute. What one minute allows may come at
     * once. Coming back for an ID with the right token is not counted.
     *
     * @param perMinute {@code --claims-per-address}: new IDs; 0 is unlimited
     * @param wrongPerMinute {@code --wrong-tokens-per-address}: attempts at somebody else's ID; 0 is unlimited
     * @param loopbackToo {@code --limit-loopback}: whether loopback counts, here and for connections
     */
    public record Claims(int perMinute, int wrongPerMinute, boolean loopbackToo) {
        /** 120, 20, loopback free. */
        public static Claims defaults() {
            return new Claims(120, 20, false);
        }
    }
}
