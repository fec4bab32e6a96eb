package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.Namespace;
import app.parley.rig.Namespaces;
import app.parley.rig.Project;
import app.parley.rig.RelayProbe;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code packaging/server/turnserver.conf} does with Debian's coturn and our server's credentials what it says. */
@Timeout(180)
class TurnConfigurationIT extends RunningServer {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String TURN = "10.9.1.2";
    private static final String PEERS = "10.9.1.1";
    private static final String SECRET = "north-by-north-west";

    @TempDir
    Path directory;

    @Test
    void relaysForThoseWhoHaveOurCredentialsAndNeverIntoPrivateNetworks() throws Exception {
        JsonObject given = credentials();
        String user = given.get("username").getAsString();
        String password = given.get("credential").getAsString();
        try (Namespaces net = new Namespaces()) {
            Namespace peers = net.add("peers");
            Namespace server = net.add("turn");
            net.join(peers, PEERS + "/24", server, TURN + "/24");
            try (ChildProcess turn = ChildProcess.start("coturn", server.command(coturn()))) {
                awaitAnswer(turn, peers);
                assertEquals(
                        List.of("connected", "caller relay -> relay", "callee relay -> relay"),
                        said(peers.command(Project.java(RelayProbe.class, "turn:" + TURN, user, password))));
                // The relay's own address is allowed by hand, another private one is not.
                String refused = String.join("\n", uclient(peers, user, password));
                assertTrue(refused.contains("403"), refused);
                String stranger = String.join("\n", uclient(peers, user, "guessed"));
                assertTrue(stranger.contains("Cannot complete Allocation"), stranger);
            }
        }
    }

    /** What an {@code ext=1} client is told in OPEN. */
    private JsonObject credentials() throws Exception {
        var turn = new IceServerOptions.Turn(List.of("turn:" + TURN), SECRET, Duration.ofHours(1));
        restart(options().with(new IceServerOptions(List.of(), turn)));
        try (var it = asking("key=peerjs&id=a&token=t&ext=1")) {
            return JsonParser.parseString(it.next())
                    .getAsJsonObject()
                    .getAsJsonObject("payload")
                    .getAsJsonArray("iceServers")
                    .get(0)
                    .getAsJsonObject();
        }
    }

    /** The file as an operator fills it in; where it logs and what it keeps goes into the test's own folder. */
    private List<String> coturn() throws Exception {
        String sample = Files.readString(Project.root().resolve("packaging/server/turnserver.conf"));
        Path file = Files.writeString(
                directory.resolve("turnserver.conf"),
                sample.replace("# allowed-peer-ip=LISTENING_ADDRESS", "allowed-peer-ip=" + TURN)
                        .replace("=LISTENING_ADDRESS", "=" + TURN)
                        .replace("=REALM", "=parley.test")
                        .replace("=THE_SECRET", "=" + SECRET)
                        .replace("\nsyslog\nno-stdout-log\n", "\nlog-file=stdout\nsimple-log\n"));
        return List.of(
                "turnserver",
                "-c",
                file.toString(),
                "--userdb=" + directory.resolve("turndb"),
                "--pidfile=" + directory.resolve("pid"));
    }

    /** The client waits for ever for an answer to its one packet, so each try has its own end. */
    private static void awaitAnswer(ChildProcess turn, Namespace peers) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<String> ask = peers.command(List.of("timeout", "2", "turnutils_stunclient", TURN));
        while (said(ask).stream().noneMatch(line -> line.contains("UDP reflexive addr"))) {
            assertTrue(turn.isAlive() && System.nanoTime() < deadline, turn.stdout() + "\n" + turn.stderr());
        }
    }

    private static List<String> uclient(Namespace peers, String user, String password) throws Exception {
        return said(peers.command(List.of(
                "turnutils_uclient", "-u", user, "-w", password, "-e", PEERS, "-n", "1", "-m", "1", "-c", TURN)));
    }

    private static List<String> said(List<String> command) throws Exception {
        try (ChildProcess child = ChildProcess.start("turn-client", command)) {
            child.awaitExit(LIMIT);
            List<String> all = new java.util.ArrayList<>(child.stdout());
            all.addAll(child.stderr());
            all.removeIf(line -> line.contains("attach"));
            return all;
        }
    }
}
