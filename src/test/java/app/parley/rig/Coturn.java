package app.parley.rig;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A STUN and TURN server: Debian's coturn, UDP and TCP on one port, no TLS. Returned ready. Confined to one thread.
 *
 * <p>On loopback it only serves peers that have some other network device, too: ICE gathers nothing on loopback alone.
 * In a namespace it needs a default route, which {@link Namespaces} gives: a send that finds no route ends the whole
 * TURN session (coturn 4.6.1).
 */
public final class Coturn implements AutoCloseable {
    public static final String USER = "alice";
    public static final String PASSWORD = "open-sesame";
    private static final Duration START = Duration.ofSeconds(20);
    private static final int STANDARD_PORT = 3478;

    private final ChildProcess process;
    private final String address;
    private final int port;

    private Coturn(ChildProcess process, String address, int port) {
        this.process = process;
        this.address = address;
        this.port = port;
    }

    /** At 127.0.0.1 on a free port, with {@link #USER} and {@link #PASSWORD}. */
    public static Coturn onLoopback() throws IOException, InterruptedException {
        return start("127.0.0.1", freePort(), UnaryOperator.identity(), longTerm());
    }

    /** In a namespace, on the standard port. {@code address} is one of its own. */
    public static Coturn in(Namespace host, String address) throws IOException, InterruptedException {
        return start(address, STANDARD_PORT, host::command, longTerm());
    }

    /** As {@link #in}, with credentials made from a shared secret (TURN REST API). */
    public static Coturn inWithSecret(Namespace host, String address, String secret)
            throws IOException, InterruptedException {
        return start(address, STANDARD_PORT, host::command, rest(secret));
    }

    private static List<String> longTerm() {
        return List.of("--lt-cred-mech", "--user=" + USER + ":" + PASSWORD);
    }

    private static List<String> rest(String secret) {
        return List.of("--use-auth-secret", "--static-auth-secret=" + secret);
    }

    private static Coturn start(String address, int port, UnaryOperator<List<String>> where, List<String> credentials)
            throws IOException, InterruptedException {
        Path state = Files.createTempDirectory(
                Files.createDirectories(Project.target().resolve("logs")), "coturn");
        List<String> command = new ArrayList<>(List.of(
                "turnserver",
                "-n",
                "--listening-ip=" + address,
                "--relay-ip=" + address,
                "--listening-port=" + port,
                "--realm=parley.test",
                "--fingerprint",
                "--allow-loopback-peers",
                "--no-tls",
                "--no-dtls",
                "--no-cli",
                "--verbose",
                "--simple-log",
                "--log-file=stdout",
                "--userdb=" + state.resolve("turndb"),
                "--pidfile=" + state.resolve("pid")));
        command.addAll(credentials);
        ChildProcess process = ChildProcess.start("coturn", where.apply(command));
        try {
            process.awaitLine(line -> line.contains("UDP listener opened on"), START);
            awaitBinding(process, where.apply(List.of("turnutils_stunclient", "-p", Integer.toString(port), address)));
            return new Coturn(process, address, port);
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    /** A STUN binding request must be answered before a test may rely on it. */
    private static void awaitBinding(ChildProcess server, List<String> client)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try (ChildProcess ping = ChildProcess.start("stun", client)) {
                ping.awaitLine(line -> line.contains("UDP reflexive addr"), Duration.ofSeconds(2));
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadline || !server.isAlive()) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
                DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
            return udp.getLocalPort();
        }
    }

    public String stunUrl() {
        return "stun:%s:%d".formatted(address, port);
    }

    /** {@code transport} is {@code udp} or {@code tcp}: how clients reach the server. */
    public String turnUrl(String transport) {
        return "turn:%s:%d?transport=%s".formatted(address, port, transport);
    }

    /** The server itself, for its log and for killing it in mid-call. */
    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
