package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.ServerOptions.QueueLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A registry of a node that is alone, its clock, and peers whose sockets write down what they are told. */
abstract class RegistryRig {
    /** IDs that all may watch together. */
    static final int WATCHES = 12;

    final AtomicLong now = new AtomicLong(1_000_000);
    final PeerRegistry registry = registry();

    private PeerRegistry registry() {
        var rules = new PeerRegistry.Rules(
                3,
                Duration.ofSeconds(5),
                Duration.ofSeconds(90),
                new QueueLimits(3, 1_000, 1_500),
                Keeping.defaults(),
                WATCHES);
        return new PeerRegistry(rules, now::get);
    }

    /** Records what a socket would have been told. */
    private static final class Recorder implements Outbox {
        private final List<String> told = new ArrayList<>();
        private final List<Object> shares = new ArrayList<>();

        @Override
        public void send(byte[] message) {
            told.add(new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void pass(byte[] message, Object share, @Nullable Peer told) {
            send(message);
            shares.add(share);
        }

        @Override
        public void pass(Delivery delivery) {
            delivery.messages().forEach(this::send);
            delivery.answer().accept(true);
        }

        @Override
        public void ping() {
            told.add("ping");
        }

        @Override
        public void retire() {
            told.add("retired");
        }

        List<String> takeTold() {
            var all = List.copyOf(told);
            told.clear();
            return all;
        }
    }

    final class Someone {
        private final Recorder outbox = new Recorder();
        final Peer peer;

        Someone(String id, String token) {
            this(id, token, false);
        }

        Someone(String id, String token, boolean kept) {
            peer = new Peer(id, TokenHash.of(token), outbox, new Peer.Wishes(false, kept), null);
        }

        Claim claim() {
            return registry.claim(peer, bytes("OPEN"));
        }

        void relay(String receiver, String message) {
            registry.relay(peer, receiver, bytes(message));
        }

        List<String> told() {
            return outbox.takeTold();
        }

        /** In whose shares it was told what was not the server's own. */
        List<Object> shares() {
            return List.copyOf(outbox.shares);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Someone connected(String id) {
        var it = new Someone(id, "token");
        assertEquals(Claim.OPENED, it.claim());
        assertEquals(List.of("OPEN"), it.told());
        return it;
    }

    void pass(int millis) {
        now.addAndGet(millis);
        registry.tick();
    }
}
