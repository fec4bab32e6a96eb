package app.parley.cli;

import app.parley.control.IceServer;
import app.parley.control.IceServers;
import app.parley.server.ClusterException;
import app.parley.server.ClusterOptions;
import app.parley.server.IceServerOptions;
import app.parley.server.KeySetException;
import app.parley.server.ListenException;
import app.parley.server.ListenException.Door;
import app.parley.server.OperationOptions;
import app.parley.server.ServerOptions;
import app.parley.server.SignalingServer;
import app.parley.server.StateFileException;
import app.parley.server.TlsFileException;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley serve}: the signaling server, without a window and without any native library. */
@Command(
        name = "serve",
        description = "Run a signaling server that speaks the PeerJS protocol.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = {"-H", "--host"},
            description = "Address to bind; :: is every interface.")
    String host = "::";

    @Option(
            names = {"-p", "--port"},
            description = "TCP port; 0 takes a free one.",
            defaultValue = "${env:PORT:-9000}")
    int port;

    @Option(names = "--path", description = "Where the server lives.", defaultValue = "${env:PEERSERVER_PATH:-/}")
    String path = "/";

    @Option(
            names = {"-k", "--key"},
            description = "Key that clients must bring; no secret.")
    String key = "peerjs";

    @Option(
            names = {"-t", "--expire_timeout"},
            paramLabel = "MS",
            description = "How long a message waits for its receiver.")
    int expireTimeout = 5_000;

    @Option(
            names = "--alive_timeout",
            paramLabel = "MS",
            description = "After how long a client is dropped that says or reads nothing.")
    int aliveTimeout = 90_000;

    @Option(
            names = {"-c", "--concurrent_limit"},
            paramLabel = "N",
            description = "IDs connected at a time.")
    int concurrentLimit = 5_000;

    @Option(
            names = "--allow_discovery",
            arity = "0..1",
            fallbackValue = "true",
            description = "Let anybody list the connected IDs. Default: off.",
            showDefaultValue = Visibility.NEVER)
    boolean allowDiscovery;

    @Option(
            names = "--directory",
            description = "Tell Parley clients who of those that agreed is connected. Default: off.")
    boolean directory;

    @Option(
            names = "--proxied",
            arity = "0..1",
            fallbackValue = "true",
            description = "Behind a reverse proxy: believe X-Forwarded-For. Default: off.",
            showDefaultValue = Visibility.NEVER)
    boolean proxied;

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            arity = "1..*",
            description = "Origins that may read HTTP answers, repeatable. Default: all.",
            showDefaultValue = Visibility.NEVER)
    List<String> cors = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Event loops; 0 is one for each two cores.")
    int threads;

    @Option(
            names = "--turn-url",
            paramLabel = "URL",
            description = "TURN server told to Parley clients, repeatable. Default: none.",
            showDefaultValue = Visibility.NEVER)
    List<String> turnUrls = new ArrayList<>();

    @Option(
            names = "--turn-secret",
            description = "The TURN server's static-auth-secret. Default: none.",
            showDefaultValue = Visibility.NEVER)
    String turnSecret = "";

    @Option(names = "--turn-ttl", paramLabel = "SECONDS", description = "How long TURN credentials are good.")
    int turnTtl = 3_600;

    @Mixin
    ServeLimits limits = new ServeLimits();

    @Mixin
    ServeAdmission admission = new ServeAdmission();

    @Mixin
    ServeJwt jwt = new ServeJwt();

    @Mixin
    ServeOperation operation = new ServeOperation();

    @Mixin
    ServeCluster cluster = new ServeCluster();

    private final CliWords words = new CliWords(Locale.getDefault());

    @Override
    public Integer call() throws InterruptedException {
        ServerOptions options;
        OperationOptions operated;
        Duration drain;
        Optional<ClusterOptions> others;
        try {
            Ranges ranges = new Ranges(words);
            options = options();
            operated = operation.options(ranges);
            drain = operation.drain(ranges);
            others = cluster.options(ranges);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            return ExitCode.WRONG_USAGE.number();
        }
        operation.configureLog();
        try (SignalingServer server = start(options, operated, others)) {
            System.err.println(
                    words.say("serve.ready", server.port(), options.listen().path()));
            server.keptIdsSetAside()
                    .ifPresent(it ->
                            System.err.println(words.say("serve.stateBroken", String.valueOf(admission.state), it)));
            // SIGTERM and SIGINT end the wait: the JVM runs the hook, and leaves with its own code.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, drain), "stop-server"));
            new CountDownLatch(1).await();
            return ExitCode.DONE.number();
        } catch (TlsFileException e) {
            System.err.println(words.say("serve.tls." + e.problem(), e.file()));
            return ExitCode.WRONG_USAGE.number();
        } catch (StateFileException e) {
            System.err.println(words.say("serve.noState", e.file(), String.valueOf(e.getCause())));
            return ExitCode.WRONG_USAGE.number();
        } catch (KeySetException e) {
            System.err.println(words.say("serve.noKeys", String.valueOf(jwt.keySet)));
            return ExitCode.WRONG_USAGE.number();
        } catch (IOException e) {
            System.err.println(failure(e));
            return ExitCode.MACHINE_CANNOT.number();
        }
    }

    private static SignalingServer start(
            ServerOptions options, OperationOptions operated, Optional<ClusterOptions> others) throws IOException {
        return others.isPresent()
                ? SignalingServer.start(options, operated, others.get())
                : SignalingServer.start(options, operated);
    }

    private void stop(SignalingServer server, Duration drain) {
        operation.keepLog();
        server.drain(drain);
    }

    private String failure(IOException e) {
        if (e instanceof ClusterException) {
            return words.say("serve.cluster", String.valueOf(e.getMessage()));
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        boolean unknown = cause instanceof UnresolvedAddressException;
        if (e instanceof ListenException closed && closed.door() == Door.METRICS) {
            return unknown
                    ? words.say("serve.unknownMetricsHost", operation.metricsHost)
                    : words.say("serve.metricsFailed", closed.port(), reason(cause));
        }
        return unknown ? words.say("serve.unknownHost", host) : words.say("serve.failed", port, reason(cause));
    }

    /** Netty's epoll says more than a person can use: {@code bind(..) failed with error(-98): Address already in use}. */
    private static String reason(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceFirst("^\\w+\\(\\.\\.\\) failed with error\\(-?\\d+\\): ", "");
    }

    private ServerOptions options() throws UsageException {
        Ranges ranges = new Ranges(words);
        ranges.check("--port", port, 0, 65_535);
        ranges.check("--threads", threads, 0, 1_024);
        ranges.check("--expire_timeout", expireTimeout, 10, 3_600_000);
        ranges.check("--alive_timeout", aliveTimeout, 100, 86_400_000);
        ranges.check("--concurrent_limit", concurrentLimit, 1, 10_000_000);
        if (key.isEmpty()) {
            throw new UsageException(words.say("serve.noKey"));
        }
        return new ServerOptions(
                listen(),
                new ServerOptions.Access(key, allowDiscovery, cors, concurrentLimit, directory),
                new ServerOptions.Timeouts(
                        Duration.ofMillis(expireTimeout), Duration.ofMillis(aliveTimeout), limits.handshake(ranges)),
                limits.limits(ranges),
                new IceServerOptions(List.of(), turn(ranges).orElse(null)),
                admission.admission(ranges, jwt.options(words).orElse(null)));
    }

    private ServerOptions.Listen listen() throws UsageException {
        try {
            return new ServerOptions.Listen(host, port, path, proxied, threads);
        } catch (IllegalArgumentException _) {
            // The numbers have been looked at before.
            throw new UsageException(words.say("serve.badPath", path));
        }
    }

    private Optional<IceServerOptions.Turn> turn(Ranges ranges) throws UsageException {
        ranges.check("--turn-ttl", turnTtl, 1, 31_536_000);
        if (turnUrls.isEmpty() != turnSecret.isEmpty()) {
            throw new UsageException(words.say("serve.turn"));
        }
        for (String url : turnUrls) {
            // As a client looks at what it is offered: it would drop the whole server in silence.
            if (IceServers.check(List.of(new IceServer(List.of(url), "user", "secret")))
                    .usable()
                    .isEmpty()) {
                throw new UsageException(words.say("serve.badTurn", CliWords.shown(url)));
            }
        }
        return turnUrls.isEmpty()
                ? Optional.empty()
                : Optional.of(new IceServerOptions.Turn(turnUrls, turnSecret, Duration.ofSeconds(turnTtl)));
    }
}
