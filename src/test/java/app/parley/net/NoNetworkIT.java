package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Namespace;
import app.parley.rig.ParleyProcess;
import app.parley.rig.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class NoNetworkIT {
    @ParameterizedTest
    @ValueSource(strings = {"call bob --headless", "answer --auto-answer --headless"})
    void machineWithLoopbackAloneSaysThatItHasNoNetwork(String command) throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            Namespace host = net.hosts().add("alone");
            net.serve(host);
            String all = command + " --media test --server " + CallNetwork.url("127.0.0.1");
            ParleyProcess peer = net.start(host, "alone", List.of(all.split(" ")));
            assertEquals(8, peer.awaitExit(), peer::said);
            assertTrue(peer.hasSaid("This machine has no network"), peer::said);
        }
    }

    @Test
    void aDemoSaysSo() throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            Namespace host = net.hosts().add("alone");
            Path out = Project.target().resolve("logs/demo-alone");
            ParleyProcess demo = net.start(host, "alone", List.of("demo", "--out", out.toString()));
            assertEquals(8, demo.awaitExit(), demo::said);
            assertTrue(demo.hasSaid("This machine has no network"), demo::said);
        }
    }
}
