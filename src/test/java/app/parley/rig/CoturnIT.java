package app.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoturnIT {
    private static final String ADDRESS = "10.9.1.2";

    private static void assertRelayed(Namespace peers, Coturn turn, String transport, String user, String password)
            throws Exception {
        List<String> command = peers.command(Project.java(RelayProbe.class, turn.turnUrl(transport), user, password));
        try (ChildProcess probe = ChildProcess.start("relay", command)) {
            int code = probe.awaitExit(Duration.ofSeconds(60));
            List<String> facts = probe.stdout().stream()
                    .filter(line -> !line.contains("attach"))
                    .toList();
            assertEquals(List.of("connected", "caller relay -> relay", "callee relay -> relay"), facts);
            assertEquals(0, code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void relaysBetweenTwoPeers(String transport) throws Exception {
        try (Namespaces net = new Namespaces()) {
            Namespace peers = net.add("peers");
            Namespace server = net.add("turn");
            net.join(peers, "10.9.1.1/24", server, ADDRESS + "/24");
            try (Coturn turn = Coturn.in(server, ADDRESS)) {
                assertRelayed(peers, turn, transport, Coturn.USER, Coturn.PASSWORD);
            }
        }
    }

    @Test
    void takesCredentialsMadeFromTheSharedSecret() throws Exception {
        String secret = "rest-secret";
        String user = Instant.now().plusSeconds(600).getEpochSecond() + ":alice";
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        String password = Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        try (Namespaces net = new Namespaces()) {
            Namespace peers = net.add("peers");
            Namespace server = net.add("turn");
            net.join(peers, "10.9.1.1/24", server, ADDRESS + "/24");
            try (Coturn turn = Coturn.inWithSecret(server, ADDRESS, secret)) {
                assertRelayed(peers, turn, "udp", user, password);
            }
        }
    }

    @Test
    void endsWithClose() throws Exception {
        ChildProcess process;
        try (Coturn turn = Coturn.onLoopback()) {
            process = turn.process();
            assertTrue(process.isAlive());
            assertTrue(turn.stunUrl().startsWith("stun:127.0.0.1:"), turn.stunUrl());
        }
        assertFalse(process.isAlive());
    }
}
