package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code parley serve} as a process. What ends at once runs beside the rest. */
@Timeout(120)
class ServeIT {
    private static final Map<String, String> ENGLISH = Map.of("LC_ALL", "C.UTF-8");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern READY = Pattern.compile("listens on port (\\d+), path /my/\\.");
    private static final int BY_SIGTERM = 128 + 15;

    /** A close frame without a code, as a server sends it. */
    private static final byte[] GOODBYE = {(byte) 0x88, 0};

    @Test
    void loadsNothingNativePrintsNothingAndSaysGoodbyeOnSigterm(@TempDir Path directory) throws Exception {
        Path loaded = directory.resolve("loaded");
        List<String> logging = List.of("-Xlog:class+load:file=" + loaded);
        try (ChildProcess server = ServerProcess.start(
                ENGLISH, logging, "serve", "--host=127.0.0.1", "--port=0", "--path=my", "--drain=1s")) {
            Matcher ready = READY.matcher(
                    server.awaitErrorLine(line -> READY.matcher(line).find(), LIMIT));
            assertTrue(ready.find());
            try (Socket client = new Socket("127.0.0.1", Integer.parseInt(ready.group(1)))) {
                client.setSoTimeout((int) LIMIT.toMillis());
                assertEquals("{\"type\":\"OPEN\"}", join(client, "t"));
                server.terminate();
                // First it asks for a sign of life, with a ping of five letters.
                assertEquals(List.of((byte) 0x89, (byte) 5), bytes(client.getInputStream(), 2));
                bytes(client.getInputStream(), 5);
                assertEquals(List.of(GOODBYE[0], GOODBYE[1]), bytes(client.getInputStream(), 2));
                // This client never answers, which must not keep the server.
                assertEquals(BY_SIGTERM, server.awaitExit(LIMIT));
            }
            assertEquals(List.of(), server.stdout());
            assertEquals(1, server.stderr().size(), server.stderr().toString());
        }
        try (Stream<String> lines = Files.lines(loaded)) {
            List<String> classes =
                    lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "")).toList();
            assertTrue(classes.stream().anyMatch(it -> it.startsWith("app.parley.server.SignalingServer ")));
            assertEquals(
                    List.of(),
                    classes.stream()
                            .filter(it -> it.startsWith("javafx.")
                                    || it.startsWith("com.sun.javafx.")
                                    || it.startsWith("dev.onvoid."))
                            .toList());
        }
    }

    /** By hashes alone, over SIGTERM; and a file that is of no use is no reason not to start. */
    @Test
    void remembersReservedIdsInAFile(@TempDir Path directory) throws Exception {
        Path state = directory.resolve("ids");
        String[] command = {
            "serve", "--host=127.0.0.1", "--port=0", "--path=my", "--drain=1s", "--keep-id-for=all", "--state=" + state
        };
        assertEquals("{\"type\":\"OPEN\"}", joinOnce(command, "one"));
        assertEquals(3, Files.readAllLines(state).size());
        assertTrue(joinOnce(command, "two").startsWith("{\"type\":\"ID-TAKEN\""));
        Files.writeString(state, "broken");
        assertEquals("{\"type\":\"OPEN\"}", joinOnce(command, "two"));
        try (Stream<Path> all = Files.list(directory)) {
            assertEquals(1, all.filter(it -> it.toString().contains(".broken-")).count());
        }
        try (ChildProcess server = ServerProcess.start(
                ENGLISH, List.of(), "serve", "--port=0", "--state=" + directory.resolve("no/where"))) {
            assertEquals(2, server.awaitExit(LIMIT));
            assertEquals(1, server.stderr().size(), server.stderr().toString());
        }
    }

    /** Starts the server, opens one socket, and ends it as systemd does; what the socket was told. */
    private static String joinOnce(String[] command, String token) throws Exception {
        try (ChildProcess server = ServerProcess.start(ENGLISH, List.of(), command)) {
            Matcher ready = READY.matcher(
                    server.awaitErrorLine(line -> READY.matcher(line).find(), LIMIT));
            assertTrue(ready.find());
            String said;
            try (Socket client = new Socket("127.0.0.1", Integer.parseInt(ready.group(1)))) {
                client.setSoTimeout((int) LIMIT.toMillis());
                said = join(client, token);
            }
            server.terminate();
            assertEquals(BY_SIGTERM, server.awaitExit(LIMIT));
            return said;
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void saysInOneSentenceThatThePortIsInUse() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChildProcess server = ServerProcess.start(
                        ENGLISH,
                        List.of(),
                        "serve",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(holder.getLocalPort()))) {
            assertEquals(ExitCode.MACHINE_CANNOT.number(), server.awaitExit(LIMIT));
            assertEquals(
                    List.of("The server cannot listen on port " + holder.getLocalPort() + ": Address already in use."
                            + " Choose another port with --port or another address with --host."),
                    server.stderr());
            assertEquals(List.of(), server.stdout());
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void saysWhichPortOfTheTwoIsInUse() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChildProcess server = ServerProcess.start(
                        ENGLISH,
                        List.of(),
                        "serve",
                        "--port=0",
                        "--metrics",
                        "--metrics-port=" + holder.getLocalPort())) {
            assertEquals(ExitCode.MACHINE_CANNOT.number(), server.awaitExit(LIMIT));
            assertEquals(
                    List.of("The figures cannot be had on port " + holder.getLocalPort() + ": Address already in use."
                            + " Choose another port with --metrics-port or another address with --metrics-host."),
                    server.stderr());
        }
    }

    /** Becomes a WebSocket peer and returns the first message, which is short. */
    private static String join(Socket client, String token) throws Exception {
        client.getOutputStream()
                .write(("GET /my/peerjs?key=peerjs&id=a&token=" + token + " HTTP/1.1\r\nHost: localhost\r\n"
                                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = client.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readNBytes(1)[0]);
        }
        assertTrue(head.toString().startsWith("HTTP/1.1 101 "), head.toString());
        int length = in.readNBytes(2)[1];
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static List<Byte> bytes(InputStream in, int length) throws Exception {
        byte[] read = in.readNBytes(length);
        return Stream.iterate(0, i -> i < read.length, i -> i + 1)
                .map(i -> read[i])
                .toList();
    }
}
