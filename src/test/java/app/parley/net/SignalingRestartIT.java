package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.parley.rig.Namespace;
import app.parley.rig.ParleyProcess;
import org.junit.jupiter.api.Test;

class SignalingRestartIT {
    private static final String SERVER = "10.24.0.1";

    @Test
    void callDoesNotNoticeThatTheServerIsKilledAndStartedAgain() throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            Namespace hub = net.hosts().addSwitch("hub", SERVER + "/24");
            Namespace a = net.hosts().add("a");
            Namespace b = net.hosts().add("b");
            net.hosts().plug(a, "10.24.0.2/24", hub);
            net.hosts().plug(b, "10.24.0.3/24", hub);
            ParleyProcess server = net.serve(hub);
            ParleyProcess callee = net.answer(b, SERVER, "--expect", "video");
            ParleyProcess caller = net.call(a, SERVER, "--expect", "video");
            caller.awaitPicture();
            callee.awaitPicture();
            server.child().kill();
            caller.awaitSaid("signaling: Retrying");
            callee.awaitSaid("signaling: Retrying");
            long started = System.nanoTime();
            net.serve(hub);
            Measured.print("server started", started);
            caller.awaitSaidAgain("signaling: Online", 2);
            callee.awaitSaidAgain("signaling: Online", 2);
            Measured.print("both are online after the server's start", started);
            long hungUp = System.nanoTime();
            caller.interrupt();
            callee.awaitSaid("-> Ended");
            Measured.print("callee knows of the hang-up", hungUp);
            assertEquals(0, callee.awaitExit(), callee::said);
            assertEquals("peer-hung-up", callee.report().get("endReason").getAsString());
            for (ParleyProcess each : new ParleyProcess[] {caller, callee}) {
                assertFalse(each.hasSaid("-> Reconnecting"), each::said);
                assertFalse(each.hasSaid("picture back after"), each::said);
            }
        }
    }
}
