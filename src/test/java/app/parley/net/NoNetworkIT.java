package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Namespace;
import app.parley.rig.ParleyProcess;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoNetworkIT {
    @ParameterizedTest
    @ValueSource(strings = {"call bob", "answer --auto-answer"})
    void machineWithLoopbackAloneSaysThatItHasNoNetwork(String command) throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            Namespace host = net.hosts().add("alone");
            net.serve(host);
            String all = command + " --headless --media test --server " + CallNetwork.url("127.0.0.1");
            ParleyProcess peer = net.start(host, "alone", List.of(all.split(" ")));
            assertEquals(8, peer.awaitExit(), peer::said);
            assertTrue(peer.hasSaid("This machine has no network"), peer::said);
        }
    }
}
