package app.parley.webrtc;

import org.junit.jupiter.api.AfterEach;

/** What tests of calls between two real peers in one process share. */
abstract class TwoPeers {
    final InMemorySignaling signaling = new InMemorySignaling();
    final GreyBars annsFilm = new GreyBars();
    final GreyBars bobsFilm = new GreyBars();
    final TestPeer ann = new TestPeer(signaling, "ann", annsFilm);
    final TestPeer bob = new TestPeer(signaling, "bob", bobsFilm);

    @AfterEach
    void close() {
        ann.close();
        bob.close();
    }
}
