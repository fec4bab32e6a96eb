package app.parley.server;

import app.parley.server.AdmissionOptions.Keeping;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final long REBIND_PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long REBIND_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final ServerContext server;
    private final Transport transport = Transport.best();
    private final EventLoopGroup loops;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Operations operations;
    private final ServerBootstrap bootstrap;
    private final Optional<KeptIdsStore> keptIds;
    private Channel listener;
    private boolean closed;

    private SignalingServer(
            ServerOptions options,
            OperationOptions operation,
            List<HealthCheck> checks,
            Function<LocalPeers, Cluster> cluster)
            throws IOException {
        server = context(options, cluster);
        int threads = options.listen().threads();
        loops = new MultiThreadIoEventLoopGroup(
                threads == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : threads,
                new DefaultThreadFactory("signaling-server", true),
                transport.io());
        try {
            List<HealthCheck> all = new ArrayList<>(checks);
            all.add(json -> server.registry().cluster().health().report(json));
            operations = new Operations(operation, server, loops, connections, all);
        } catch (IOException e) {
            server.proof().close();
            stopLoops();
            throw e;
        }
        bootstrap = bootstrap();
        Optional<KeptIdsStore> opened = Optional.empty();
        try {
            opened = KeptIdsStore.open(options.admission().keeping(), server.registry());
            server.registry().cluster().join();
            listener = bind(options.listen().host(), options.listen().port());
        } catch (IOException e) {
            opened.ifPresent(KeptIdsStore::close);
            operations.close();
            server.proof().close();
            server.registry().cluster().close();
            stopLoops();
            throw e;
        }
        keptIds = opened;
        int tick = options.timeouts().tickMillis();
        loops.next().scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
        LogEvent.LISTENING.log("port", port(), "tls", operations.hasTls(), "transport", transport.name());
    }

    /**
     * Starts a server.
     *
     * @throws IOException if the port cannot be had; {@link KeySetException} if the keys for JWTs cannot
     */
    public static SignalingServer start(ServerOptions options) throws IOException {
        return start(options, OperationOptions.none());
    }

    /**
     * Starts a server with what an operator wants of it.
     *
     * @throws IOException if a port cannot be had; {@link TlsFileException} if a certificate or key is of no use;
     *     {@link StateFileException} if the file of kept IDs cannot be read or written
     */
    public static SignalingServer start(ServerOptions options, OperationOptions operation) throws IOException {
        return new SignalingServer(options, operation, List.of(), _ -> new SingleNode());
    }

    /** The same, with one more that has a say in its health. */
    static SignalingServer start(ServerOptions options, OperationOptions operation, HealthCheck check)
            throws IOException {
        return new SignalingServer(options, operation, List.of(check), _ -> new SingleNode());
    }

    /** One node of several, with nothing else for its operator. */
    static SignalingServer start(ServerOptions options, ClusterOptions cluster) throws IOException {
        return start(options, OperationOptions.none(), cluster);
    }

    /**
     * Starts a server that is one node of several. Needs jnats; see {@link ServerLibraries}.
     *
     * @throws IOException if the port cannot be had or the other nodes cannot be found; the message is for people
     */
    public static SignalingServer start(ServerOptions options, OperationOptions operation, ClusterOptions cluster)
            throws IOException {
        Keeping keeping = options.admission().keeping();
        NatsOpening opening = NatsOpening.open(cluster);
        try {
            return new SignalingServer(
                    options, operation, List.of(), peers -> opening.with(new NatsCluster.Parts(peers, keeping)));
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
        leave(new Drain(connections, registry()), GOODBYE);
    }

    /**
     * As {@link #close}, but first hands on what clients had sent before they were asked, and tells senders of what will
     * never be picked up.
     *
     * @param limit how long all that may take, a moment for the machine aside
     */
    public synchronized void drain(Duration limit) {
        if (closed) {
            return;
        }
        closed = true;
        LogEvent.DRAINING.log("peers", registry().size(), "millis", limit.toMillis());
        operations.drain();
        listener.close().awaitUninterruptibly();
        var drain = new Drain(connections, registry());
        drain.settle(limit);
        leave(drain, limit.dividedBy(2));
    }

    private void leave(Drain drain, Duration limit) {
        drain.close(limit);
        operations.close();
        server.proof().close();
        stopLoops();
        server.registry().cluster().close();
        keptIds.ifPresent(KeptIdsStore::close); // the last sockets have let go of their IDs
        LogEvent.STOPPED.log();
    }

    /** Where the file of kept IDs lies now, if it was of no use. */
    public Optional<Path> keptIdsSetAside() {
        return keptIds.flatMap(KeptIdsStore::setAside);
    }

    /** Where the metrics have a port of their own. */
    OptionalInt metricsPort() {
        return operations.metricsPort();
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
                options.admission().keeping(),
                options.limits().watches());
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
                .channel(transport.listener())
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        server.doorkeeper().slowReaders().marks())
                .childHandler(new ConnectionSetup(server, new ConnectionGate(server, connections), operations));
    }

    private Channel bind(String host, int port) throws IOException {
        var address =
                host.isEmpty() || host.equals("::") ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new ListenException(ListenException.Door.CLIENTS, port, bound.cause());
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

    private void tick() {
        try {
            server.registry().tick();
            server.doorkeeper().claims().tick();
        } catch (RuntimeException e) {
            // An executor drops a task that throws, and nobody would expire any more.
            LogEvent.HOUSEKEEPING_FAILED.log(e);
        }
    }

    private void stopLoops() {
        long seconds = GOODBYE.toSeconds();
        loops.shutdownGracefully(0, seconds, TimeUnit.SECONDS).awaitUninterruptibly(2 * seconds, TimeUnit.SECONDS);
    }
}
