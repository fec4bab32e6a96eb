package app.parley.server;

import java.time.Duration;
import java.util.List;

/**
 * How a {@link SignalingServer} is to run. Where the npm {@code peer} server has the same option, the command line uses
 * its name; it stands beside each component.
 *
 * @param listen where it can be reached
 * @param access who may do what
 * @param timeouts how long it waits
 * @param limits what one connection, one address and all queues together may take
 * @param iceServers what {@code ext=1} sockets are given in OPEN
 * @param admission who may open a socket and claim an ID
 */
public record ServerOptions(
        Listen listen,
        Access access,
        Timeouts timeouts,
        Limits limits,
        IceServerOptions iceServers,
        AdmissionOptions admission) {

    /** All defaults: every interface, port 9000, path {@code /}, key {@code peerjs}, no ICE servers. */
    public static ServerOptions defaults() {
        return new ServerOptions(
                Listen.defaults(),
                Access.defaults(),
                Timeouts.defaults(),
                Limits.defaults(),
                IceServerOptions.none(),
                AdmissionOptions.defaults());
    }

    /** The same with another {@code listen}. */
    public ServerOptions with(Listen other) {
        return new ServerOptions(other, access, timeouts, limits, iceServers, admission);
    }

    /** The same with another {@code access}. */
    public ServerOptions with(Access other) {
        return new ServerOptions(listen, other, timeouts, limits, iceServers, admission);
    }

    /** The same with other {@code timeouts}. */
    public ServerOptions with(Timeouts other) {
        return new ServerOptions(listen, access, other, limits, iceServers, admission);
    }

    /** The same with other {@code limits}. */
    public ServerOptions with(Limits other) {
        return new ServerOptions(listen, access, timeouts, other, iceServers, admission);
    }

    /** The same with other {@code iceServers}. */
    public ServerOptions with(IceServerOptions other) {
        return new ServerOptions(listen, access, timeouts, limits, other, admission);
    }

    /** The same with another {@code admission}. */
    public ServerOptions with(AdmissionOptions other) {
        return new ServerOptions(listen, access, timeouts, limits, iceServers, other);
    }

    /**
     * @param host {@code --host}: the address to bind; {@code ::} is every interface, IPv4 and IPv6
     * @param port {@code --port}, env PORT: 0 takes a free one
     * @param path {@code --path}, env PEERSERVER_PATH: kept with one slash at each end
     * @param proxied {@code --proxied}: believe the last entry of X-Forwarded-For
     * @param threads event loops; 0 is one for each two cores, since the kernel's part of the work needs the other
     */
    public record Listen(String host, int port, String path, boolean proxied, int threads) {
        /** @throws IllegalArgumentException if the port is not one or the path holds a query */
        public Listen {
            if (port < 0 || port > 65_535 || threads < 0 || path.matches(".*[?#\\s].*")) {
                throw new IllegalArgumentException("not a port, a thread count or a path");
            }
            path = withSlashes(path);
        }

        /** Every interface, port 9000, path {@code /}. */
        public static Listen defaults() {
            return new Listen("::", 9000, "/", false, 0);
        }

        /** The same at another host and port. */
        public Listen at(String otherHost, int otherPort) {
            return new Listen(otherHost, otherPort, path, proxied, threads);
        }

        private static String withSlashes(String path) {
            String inner = path.replaceAll("^/+|/+$", "");
            return inner.isEmpty() ? "/" : "/" + inner + "/";
        }
    }

    /**
     * @param key {@code --key}: the word every socket must bring; no secret
     * @param allowDiscovery {@code --allow_discovery}: whether {@code /KEY/peers} lists everybody
     * @param cors {@code --cors}, repeatable: the origins that may read HTTP answers; empty is all
     * @param concurrentLimit {@code --concurrent_limit}: IDs connected at a time
     * @param directory {@code --directory}: whether {@code ext=1} sockets may ask for the IDs of those who agreed
     */
    public record Access(
            String key, boolean allowDiscovery, List<String> cors, int concurrentLimit, boolean directory) {
        /** Copies {@code cors}. */
        public Access {
            cors = List.copyOf(cors);
        }

        /** Without a directory. */
        public Access(String key, boolean allowDiscovery, List<String> cors, int concurrentLimit) {
            this(key, allowDiscovery, cors, concurrentLimit, false);
        }

        /** Key {@code peerjs}, no discovery, all origins, 5,000 IDs, no directory. */
        public static Access defaults() {
            return new Access("peerjs", false, List.of(), 5_000);
        }
    }

    /**
     * @param expire {@code --expire_timeout}: how long a message waits for its receiver
     * @param alive {@code --alive_timeout}: silence, or reading nothing, after which a socket is closed. Browsers
     *     throttle the timers of hidden pages to one a minute, so keep it over 60 s.
     * @param handshake how long a connection may take to become a WebSocket or to complete its next HTTP request
     */
    public record Timeouts(Duration expire, Duration alive, Duration handshake) {
        /** 5 s, 90 s, 5 s. */
        public static Timeouts defaults() {
            return new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(90), Duration.ofSeconds(5));
        }

        /** How often to look what has run out, milliseconds. */
        int tickMillis() {
            return Math.toIntExact(Math.clamp(Math.min(expire.toMillis(), alive.toMillis()) / 5, 10, 1000));
        }
    }

    /**
     * @param frameBytes the longest WebSocket message
     * @param messageRate messages a second of one connection in the long run (a message of 4 KiB counts as two);
     *     a faster sender is read more slowly, nothing of it is lost. 0 is unlimited.
     * @param connectionsPerAddress connections of one IPv4 address or IPv6 /64; 0 is unlimited. Loopback is not counted
     *     unless {@link AdmissionOptions.Claims} says so.
     * @param outbound what may wait for slow readers before they are cut
     * @param queues what may wait for peers that are away
     * @param watches IDs that all clients may watch together
     */
    public record Limits(
            int frameBytes,
            int messageRate,
            int connectionsPerAddress,
            Outbound outbound,
            QueueLimits queues,
            int watches) {
        private static final int WATCHES = 250_000;

        /** With as many watches as is usual. */
        public Limits(
                int frameBytes, int messageRate, int connectionsPerAddress, Outbound outbound, QueueLimits queues) {
            this(frameBytes, messageRate, connectionsPerAddress, outbound, queues, WATCHES);
        }

        /** With {@code outboundBytes} for one slow reader, and as much for all as is usual. */
        public Limits(
                int frameBytes, int messageRate, int connectionsPerAddress, int outboundBytes, QueueLimits queues) {
            this(
                    frameBytes,
                    messageRate,
                    connectionsPerAddress,
                    new Outbound(outboundBytes, Outbound.defaults().bytesInAll()),
                    queues);
        }

        /** 64 KiB, 100 a second, 100 connections, 250,000 watches. */
        public static Limits defaults() {
            return new Limits(64 * 1024, 100, 100, Outbound.defaults(), QueueLimits.defaults());
        }
    }

    /**
     * @param bytesForOne what may wait for one slow reader before it is cut; senders share three quarters of it
     * @param bytesInAll what may wait for all slow readers; beyond it the slowest is cut
     */
    public record Outbound(int bytesForOne, long bytesInAll) {
        /** 1 MiB, 64 MiB. */
        public static Outbound defaults() {
            return new Outbound(1024 * 1024, 64L * 1024 * 1024);
        }
    }

    /**
     * @param messagesPerPeer messages that wait for one absent ID
     * @param bytesPerSender bytes that one sender may have waiting
     * @param bytesInAll bytes waiting in the whole server
     */
    public record QueueLimits(int messagesPerPeer, int bytesPerSender, long bytesInAll) {
        /** 200 messages, 512 KiB, 32 MiB. */
        public static QueueLimits defaults() {
            return new QueueLimits(200, 512 * 1024, 32L * 1024 * 1024);
        }
    }
}
