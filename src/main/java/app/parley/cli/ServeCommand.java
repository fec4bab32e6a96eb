package app.parley.cli;

import app.parley.server.IceServerOptions;
import app.parley.server.ServerOptions;
import app.parley.server.SignalingServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley serve}: the signaling server, without a window and without any native library. */
@Command(
        name = "serve",
        description = "Run a signaling server that speaks the PeerJS protocol.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ServeCommand implements Callable<Integer> {
    @Spec
    picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--host", description = "Address to bind; :: is every interface.")
    String host = "::";

    @Option(names = "--port", description = "TCP port; 0 takes a free one.", defaultValue = "${env:PORT:-9000}")
    int port;

    @Option(names = "--path", description = "Where the server lives.", defaultValue = "${env:PEERSERVER_PATH:-/}")
    String path = "/";

    @Option(names = "--key", description = "Key that clients must bring; no secret.")
    String key = "peerjs";

    @Option(names = "--expire_timeout", paramLabel = "MS", description = "How long a message waits for its receiver.")
    int expireTimeout = 5_000;

    @Option(names = "--alive_timeout", paramLabel = "MS", description = "Silence after which a client is dropped.")
    int aliveTimeout = 90_000;

    @Option(names = "--concurrent_limit", description = "IDs connected at a time.")
    int concurrentLimit = 5_000;

    @Option(names = "--allow_discovery", description = "Let anybody list the connected IDs.")
    boolean allowDiscovery;

    @Option(names = "--proxied", description = "Behind a reverse proxy: believe X-Forwarded-For.")
    boolean proxied;

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            description = "Origin that may read HTTP answers, repeatable; default all.")
    List<String> cors = new ArrayList<>();

    @Option(names = "--turn-url", paramLabel = "URL", description = "TURN server told to Parley clients, repeatable.")
    List<String> turnUrls = new ArrayList<>();

    @Option(
            names = "--turn-secret",
            description = "The TURN server's static-auth-secret.",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    String turnSecret = "";

    @Option(names = "--turn-ttl", paramLabel = "SECONDS", description = "How long TURN credentials are good.")
    int turnTtl = 3_600;

    private final CliWords words = new CliWords(Locale.getDefault());

    @Override
    public Integer call() throws InterruptedException {
        ServerOptions options = options();
        try (SignalingServer server = SignalingServer.start(options)) {
            System.err.println(
                    words.say("serve.ready", server.port(), options.listen().path()));
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-server"));
            stopped.await();
        } catch (IOException e) {
            System.err.println(words.say("serve.failed", port, String.valueOf(e.getMessage())));
            return ExitCode.SIGNALING_UNREACHABLE.number();
        }
        return ExitCode.DONE.number();
    }

    private ServerOptions options() {
        try {
            ServerOptions.Timeouts standard = ServerOptions.Timeouts.defaults();
            return new ServerOptions(
                    new ServerOptions.Listen(host, port, path, proxied, 0),
                    new ServerOptions.Access(key, allowDiscovery, cors, concurrentLimit),
                    new ServerOptions.Timeouts(
                            Duration.ofMillis(expireTimeout), Duration.ofMillis(aliveTimeout), standard.handshake()),
                    ServerOptions.Limits.defaults(),
                    new IceServerOptions(List.of(), turn().orElse(null)));
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private Optional<IceServerOptions.Turn> turn() {
        if (turnUrls.isEmpty() && turnSecret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IceServerOptions.Turn(turnUrls, turnSecret, Duration.ofSeconds(turnTtl)));
    }

    private ParameterException usage(String message) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
    }
}
