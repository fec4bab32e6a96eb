package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Damage;
import app.parley.rig.ParleyProcess;
import app.parley.server.ServerOptions;
import app.parley.server.SignalingServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Somebody who means harm, in the place of the other peer and of the server: nothing dies, and a good call follows. */
@Execution(ExecutionMode.CONCURRENT) // Mostly it waits for calls that mean harm to run out.
@Timeout(300)
class HostilePeerIT {
    private static final long SEED = 20_261_123;
    private static final int RANDOM_MESSAGES = 2_000;
    private static final int DAMAGED_CALLS = 60;
    private static final int FLOOD = 3_000;
    private static final long MOST_RSS_KIB = 900 * 1024;

    @TempDir
    Path home;

    @Test
    void aHostilePeerHarmsNobody() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            String sdp = realOffer(peers);
            ParleyProcess bob = peers.bobAnswers();
            try (RawPeer mallory = new RawPeer(peers.url(), "mallory")) {
                for (JsonObject message : messages(sdp, "mc_wrong")) {
                    Mutations.everyOne(message).forEach(bad -> mallory.send(bad.toString()));
                }
                sendAtRandom(mallory, sdp);
                sendDamagedOffers(mallory, sdp);
                for (int i = 0; i < FLOOD; i++) {
                    mallory.send(offer("v=0", "mc_flood" + i).toString());
                }
                for (String forged : List.of("EXPIRE", "OPEN", "ERROR", "ID-TAKEN", "INVALID-KEY", "HEARTBEAT", "X")) {
                    mallory.send(message(forged, "{\"msg\":\"x\"}").toString());
                }
            }
            assertAnswersGoodCall(peers, bob);
        }
    }

    @Test
    void aHostileServerHarmsNobody() throws Exception {
        String sdp;
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            sdp = realOffer(peers);
        }
        List<JsonObject> messages = messages(sdp, "mc_server");
        messages.forEach(message -> message.addProperty("src", "mallory"));
        int port;
        ParleyProcess bob;
        try (HostileServer server = new HostileServer(messages, 4)) {
            port = server.getPort();
            bob = new TwoPeers(home, "ws://127.0.0.1:" + port).bobAnswers();
            server.awaitEnough();
        }
        ServerOptions standard = ServerOptions.defaults();
        try (bob;
                SignalingServer _ =
                        SignalingServer.start(standard.with(standard.listen().at("127.0.0.1", port)));
                TwoPeers peers = new TwoPeers(home, "ws://127.0.0.1:" + port)) {
            assertAnswersGoodCall(peers, bob);
        }
    }

    /** The SDP of an offer as Ann really makes it. */
    private static String realOffer(TwoPeers peers) throws Exception {
        try (RawPeer listener = new RawPeer(peers.url(), "bob");
                ParleyProcess ann = peers.annCallsBob()) {
            JsonObject payload = listener.await("OFFER").getAsJsonObject("payload");
            ann.signal("TERM");
            ann.awaitExit();
            return payload.getAsJsonObject("sdp").get("sdp").getAsString();
        }
    }

    private static void sendAtRandom(RawPeer mallory, String sdp) {
        SplittableRandom random = new SplittableRandom(SEED);
        System.out.println("seed " + SEED);
        for (int i = 0; i < RANDOM_MESSAGES; i++) {
            List<JsonObject> all = messages(sdp, "mc_" + random.nextInt(50));
            JsonObject one = all.get(random.nextInt(1, all.size()));
            mallory.send(Mutations.atRandom(one, random).toString());
        }
    }

    /** Offers that are taken, with a description that is almost one, and candidates; each is cancelled afterwards. */
    private static void sendDamagedOffers(RawPeer mallory, String sdp) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < DAMAGED_CALLS; i++) {
            String call = "mc_damaged" + i;
            mallory.send(offer(Damage.lines(sdp, random), call).toString());
            for (String candidate : List.of("candidate:1 1 udp 1 256.0.0.1 99999 typ host", "x", "candidate:")) {
                mallory.send(candidate(candidate, call).toString());
            }
            mallory.send(leave("cancel", call).toString());
            mallory.send(leave("hangup", call).toString());
        }
    }

    private static void assertAnswersGoodCall(TwoPeers peers, ParleyProcess bob) throws Exception {
        int code = 4;
        List<String> said = new ArrayList<>();
        // What is left of a hostile call may keep Bob busy until its timer ends it.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while ((code == 4 || code == 3) && System.nanoTime() < deadline) {
            try (ParleyProcess ann = peers.annCallsBob("--for", "3s", "--expect", "video")) {
                code = ann.awaitExit();
                said = ann.stderr();
            }
        }
        assertEquals(0, code, said + "\n" + bob.stderr());
        assertTrue(bob.child().isAlive());
        long rss = bob.child().usage().rssKib();
        System.out.println("resident after all that: " + rss / 1024 + " MiB");
        assertTrue(rss < MOST_RSS_KIB, rss + " KiB");
        assertTrue(bob.stderr().stream().noneMatch(line -> line.startsWith("\tat ")), bob.stderr()::toString);
    }

    private static List<JsonObject> messages(String sdp, String call) {
        return List.of(
                offer(sdp, call),
                candidate("candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host", call),
                leave("busy", call),
                message("ANSWER", description("answer", sdp, call, "answer")),
                message("OFFER", description("offer", sdp, call, "restart")),
                message("CANDIDATE", """
                    {"type":"media","connectionId":"%s","ext":{"v":1,"op":"ringing","seq":2}}\
                    """.formatted(call)));
    }

    private static JsonObject offer(String sdp, String call) {
        return message("OFFER", description("offer", sdp, call, "offer"));
    }

    private static String description(String type, String sdp, String call, String op) {
        JsonObject payload =
                JsonParser.parseString("""
                    {"type":"media","connectionId":"%s","sdp":{"type":"%s"},\
                    "ext":{"v":1,"op":"%s","seq":1,"offer":1,"app":"a","name":"n","caps":["restart"]}}\
                    """.formatted(call, type, op)).getAsJsonObject();
        payload.getAsJsonObject("sdp").addProperty("sdp", sdp);
        return payload.toString();
    }

    private static JsonObject candidate(String text, String call) {
        return message("CANDIDATE", """
            {"type":"media","connectionId":"%s","candidate":{"candidate":"%s","sdpMid":"0","sdpMLineIndex":0},\
            "ext":{"v":1,"op":"candidate","seq":2}}\
            """.formatted(call, text));
    }

    private static JsonObject leave(String op, String call) {
        return message("LEAVE", """
            {"type":"media","connectionId":"%s","ext":{"v":1,"op":"%s","seq":3}}\
            """.formatted(call, op));
    }

    private static JsonObject message(String type, String payload) {
        JsonObject message = new JsonObject();
        message.addProperty("type", type);
        message.addProperty("dst", "bob");
        message.add("payload", JsonParser.parseString(payload));
        return message;
    }
}
