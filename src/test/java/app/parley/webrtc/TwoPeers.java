package app.parley.webrtc;

import org.junit.jupiter.api.AfterEach;

/** What tests of calls between two real peers in one process share. */
abstract class TwoPeers {
    final InMemorySignaling signaling = new InMemorySignaling();
    final TestPeer ann = new TestPeer(signaling, "ann", new GreyBars());
    final TestPeer bob = new TestPeer(signaling, "bob", new GreyBars());

    @AfterEach
    void close() {
        ann.close();
        bob.close();
    }
}
