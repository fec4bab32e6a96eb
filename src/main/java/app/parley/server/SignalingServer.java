package app.parley.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A signaling server that speaks the PeerJS protocol, HTTP and WebSocket on one port, and our extension to sockets that
 * ask for it. It runs on daemon threads of its own until {@link #close}. Thread-safe; but {@link #start},
 * {@link #listenOn} and {@link #close} block, so not for event loops.
 */
public final class SignalingServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SignalingServer.class.getName());
    private static final long DRAIN_SECONDS = 2;
    private static final long REBIND_PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long REBIND_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final ServerContext server;
    private final EventLoopGroup loops;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ServerBootstrap bootstrap;
    private Channel listener;
    private boolean closed;

    private SignalingServer(ServerOptions options, Function<LocalPeers, Cluster> cluster) throws IOException {
        server = context(options, cluster);
        int threads = options.listen().threads();
        loops = new MultiThreadIoEventLoopGroup(
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                new DefaultThreadFactory("signaling-server", true),
                NioIoHandler.newFactory());
        bootstrap = bootstrap();
        try {
            server.registry().cluster().join();
            listener = bind(options.listen().host(), options.listen().port());
        } catch (IOException e) {
            server.proof().close();
            server.registry().cluster().close();
            stopLoops();
            throw e;
        }
        int tick = tickMillis(options.timeouts());
        loops.next().scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
        LOG.log(System.Logger.Level.INFO, "signaling server listens on port {0}", String.valueOf(port()));
    }

    /**
     * Starts a server.
     *
     * @throws IOException if the port cannot be had; {@link KeySetException} if the keys for JWTs cannot
     */
    public static SignalingServer start(ServerOptions options) throws IOException {
        return new SignalingServer(options, _ -> new SingleNode());
    }

    /**
     * Starts a server that is one node of several. Needs jnats; see {@link ServerLibraries}.
     *
     * @throws IOException if the port cannot be had or the other nodes cannot be found; the message is for people
     */
    public static SignalingServer start(ServerOptions options, ClusterOptions cluster) throws IOException {
        Duration keep = options.admission().keeping().time();
        NatsOpening opening = NatsOpening.open(cluster);
        try {
            return new SignalingServer(options, peers -> opening.with(new NatsCluster.Parts(peers, keep)));
        } catch (IOException e) {
            opening.close();
            throw e;
        }
    }

    /** The port it is bound to, also where 0 was asked for. */
    public synchronized int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /**
     * Listens on another address, same port; connections stay, but for those from other machines when {@code host} is
     * loopback.
     *
     * @throws IOException if the address cannot be had; then it listens where it did before
     */
    public synchronized void listenOn(String host) throws IOException {
        var old = (InetSocketAddress) listener.localAddress();
        listener.close().awaitUninterruptibly();
        try {
            listener = rebind(host, old.getPort());
        } catch (IOException e) {
            listener = rebind(old.getAddress().getHostAddress(), old.getPort());
            throw e;
        }
        if (((InetSocketAddress) listener.localAddress()).getAddress().isLoopbackAddress()) {
            connections.close(it -> it.remoteAddress() instanceof InetSocketAddress remote
                    && !remote.getAddress().isLoopbackAddress());
        }
    }

    /** Accepts no more, says goodbye to every socket, stops. Returns when all is gone; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        listener.close().awaitUninterruptibly();
        for (Channel it : connections) {
            PeerSocket socket = it.pipeline().get(PeerSocket.class);
            if (socket == null) {
                it.close();
            } else {
                socket.retire();
            }
        }
        connections.newCloseFuture().awaitUninterruptibly(DRAIN_SECONDS, TimeUnit.SECONDS);
        connections.close().awaitUninterruptibly(DRAIN_SECONDS, TimeUnit.SECONDS);
        server.proof().close();
        stopLoops();
        server.registry().cluster().close();
        LOG.log(System.Logger.Level.INFO, "signaling server stopped");
    }

    /** The registry, for tests in this package. */
    PeerRegistry registry() {
        return server.registry();
    }

    /** What waits for slow readers, for tests in this package. */
    SlowReaders slowReaders() {
        return server.doorkeeper().slowReaders();
    }

    /** No class of the library for JWTs is touched where none are wanted. */
    private static OwnerProof proof(@Nullable JwtOptions jwt) throws IOException {
        return jwt == null ? OwnerProof.SAME_TOKEN : JwtProof.start(jwt, InstantSource.system());
    }

    private static ServerContext context(ServerOptions options, Function<LocalPeers, Cluster> cluster)
            throws IOException {
        var rules = new PeerRegistry.Rules(
                options.access().concurrentLimit(),
                options.timeouts().expire(),
                options.timeouts().alive(),
                options.limits().queues(),
                options.admission().keeping());
        LongSupplier millis = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        return new ServerContext(
                options,
                new PeerRegistry(rules, millis, cluster),
                proof(options.admission().jwt()),
                new Doorkeeper(options, millis),
                new IceServers(options.iceServers(), InstantSource.system()),
                new Cors(options.access().cors()));
    }

    private ServerBootstrap bootstrap() {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        server.doorkeeper().slowReaders().marks())
                .childHandler(new ConnectionSetup(server, new ConnectionGate(server, connections)));
    }

    private Channel bind(String host, int port) throws IOException {
        var address =
                host.isEmpty() || host.equals("::") ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen on port " + port, bound.cause());
        }
        return bound.channel();
    }

    /** The JDK frees a closed listener's port at its selector's next turn only, which is after its close is reported. */
    private Channel rebind(String host, int port) throws IOException {
        long deadline = System.nanoTime() + REBIND_PATIENCE;
        while (true) {
            try {
                return bind(host, port);
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(REBIND_PAUSE);
            }
        }
    }

    private static int tickMillis(ServerOptions.Timeouts timeouts) {
        long shortest = Math.min(timeouts.expire().toMillis(), timeouts.alive().toMillis());
        return Math.toIntExact(Math.clamp(shortest / 5, 10, 1000));
    }

    private void tick() {
        try {
            server.registry().tick();
            server.doorkeeper().claims().tick();
        } catch (RuntimeException e) {
            // An executor drops a task that throws, and nobody would expire any more.
            LOG.log(System.Logger.Level.ERROR, "housekeeping failed", e);
        }
    }

    private void stopLoops() {
        loops.shutdownGracefully(0, DRAIN_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(2 * DRAIN_SECONDS, TimeUnit.SECONDS);
    }
}
