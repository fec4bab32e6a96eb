package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.parley.rig.ParleyProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SignalingRestartIT {
    private static final String SERVER = "10.24.0.1";

    @Test
    void callDoesNotNoticeThatTheServerIsKilledAndStartedAgain() throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            SwitchedCall call = SwitchedCall.begin(net, SERVER);
            ParleyProcess caller = call.caller();
            ParleyProcess callee = call.callee();
            call.killServer();
            long started = System.nanoTime();
            net.serve(call.hub());
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
