package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.Signal;
import app.parley.control.IceServer;
import app.parley.control.SignalingChannel;
import app.parley.control.SignalingStatus;
import app.parley.rig.ChildProcess;
import app.parley.rig.NpmPeerServer;
import app.parley.server.AdmissionOptions;
import app.parley.server.JwtOptions;
import app.parley.server.ServerOptions;
import app.parley.server.ServerOptions.Access;
import app.parley.server.ServerOptions.Listen;
import app.parley.server.SignalingServer;
import app.parley.signaling.Identity;
import app.parley.signaling.ServerUrl;
import app.parley.signaling.WebSocketSignaling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code parley who} as a process. Beside other tests: mostly it waits. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class WhoIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private record Said(int code, List<String> out, List<String> err) {}

    @Test
    void printsWhoOfTheNamedIsOnlineAndLoadsNothingNative() throws Exception {
        try (SignalingServer server = server(false)) {
            WebSocketSignaling blue = online(server, "blue");
            Said said = who(server.port(), "red", "blue", "blue");
            assertEquals(new Said(0, List.of("blue"), List.of()), said);
            assertEquals(new Said(3, List.of(), List.of()), who(server.port(), "red"));
            blue.close();
            assertTrue(blue.awaitClosed(Duration.ofSeconds(2)));
        }
        try (Stream<String> lines = Files.lines(directory.resolve("loaded"))) {
            List<String> classes =
                    lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "")).toList();
            assertTrue(classes.stream().anyMatch(it -> it.startsWith("app.parley.cli.WhoCommand ")));
            assertEquals(
                    List.of(),
                    classes.stream()
                            .filter(it -> it.startsWith("javafx.") || it.startsWith("dev.onvoid."))
                            .toList());
        }
    }

    @Test
    void withoutIdsItPrintsTheDirectory() throws Exception {
        try (SignalingServer server = server(true)) {
            assertEquals(new Said(0, List.of(), List.of()), who(server.port()));
        }
        try (SignalingServer server = server(false)) {
            Said said = who(server.port());
            assertEquals(6, said.code);
            assertEquals(List.of(), said.out);
            assertTrue(said.err.getFirst().contains("keeps no directory"), said.toString());
        }
    }

    /** A server that wants JWTs lets nobody else in: RFC 7515's own form, signed with the secret here. */
    @Test
    void provesItsIdWithTheTokenInAFile() throws Exception {
        String secret = "a secret of thirty-two bytes, or more";
        ServerOptions options = ServerOptions.defaults()
                .with(new Listen("127.0.0.1", 0, "/", false, 1))
                .with(AdmissionOptions.defaults().with(new JwtOptions.Secret(secret)));
        Path file = Files.writeString(directory.resolve("token"), jwt(secret, "asker") + "\n");
        try (SignalingServer server = SignalingServer.start(options)) {
            assertEquals(6, who(server.port(), "blue").code);
            String[] proven = {"--as", "asker", "--token-file", file.toString(), "asker", "blue"};
            assertEquals(new Said(0, List.of("asker"), List.of()), who(server.port(), proven));
            String[] another = {"--as", "another", "--token-file", file.toString(), "blue"};
            assertEquals(6, who(server.port(), another).code);
            String[] none = {
                "--as", "asker", "--token-file", directory.resolve("none").toString(), "blue"
            };
            assertEquals(2, who(server.port(), none).code);
        }
    }

    private static String jwt(String secret, String subject) throws GeneralSecurityException {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        long end = Instant.now().getEpochSecond() + 3_600;
        String claims = "{\"sub\":\"" + subject + "\",\"exp\":" + end + "}";
        String signed = base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signed + "." + base64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void saysThatAStockServerDoesNotTell() throws Exception {
        try (NpmPeerServer server = NpmPeerServer.start()) {
            Said said = who(server.port(), "blue");
            assertEquals(6, said.code);
            assertEquals(List.of(), said.out);
            assertTrue(said.err.getFirst().contains("does not tell who is online"), said.toString());
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Said badId = who(1, "-");
        assertEquals(2, badId.code);
        assertEquals(1, badId.err.size(), badId.toString());
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        Said unreachable = who(unused, "blue");
        assertEquals(6, unreachable.code);
        assertEquals(1, unreachable.err.size(), unreachable.toString());
        assertEquals(List.of(), unreachable.out);
    }

    private Said who(int port, String... ids) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("who", "--server", "ws://127.0.0.1:" + port));
        arguments.addAll(List.of(ids));
        Map<String, String> environment = Map.of(
                "LC_ALL", "C.UTF-8", "XDG_CONFIG_HOME", directory.toString(), "XDG_STATE_HOME", directory.toString());
        List<String> logging = List.of("-Xlog:class+load:file=" + directory.resolve("loaded"));
        try (ChildProcess who = ServerProcess.start(environment, logging, arguments.toArray(String[]::new))) {
            int code = who.awaitExit(LIMIT);
            return new Said(code, who.stdout(), who.stderr());
        }
    }

    private static SignalingServer server(boolean directory) throws IOException {
        return SignalingServer.start(ServerOptions.defaults()
                .with(new Listen("127.0.0.1", 0, "/", false, 1))
                .with(new Access("peerjs", false, List.of(), 100, directory)));
    }

    private static WebSocketSignaling online(SignalingServer server, String id) throws InterruptedException {
        ServerUrl url = new ServerUrl(false, "127.0.0.1", server.port(), "/", "peerjs");
        WebSocketSignaling client = new WebSocketSignaling(new Identity(new PeerId(id), "token"), () -> url);
        CountDownLatch online = new CountDownLatch(1);
        client.start(new SignalingChannel.Listener() {
            @Override
            public void onSignal(CallId call, PeerId from, Signal signal) {}

            @Override
            public void onStatus(SignalingStatus status) {
                if (status instanceof SignalingStatus.Online) {
                    online.countDown();
                }
            }

            @Override
            public void onIceServers(List<IceServer> servers) {}
        });
        assertTrue(online.await(20, TimeUnit.SECONDS));
        return client;
    }
}
