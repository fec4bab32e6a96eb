package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.parley.rig.ParleyProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The signaling server is gone for good when a middlebox stops the media's flow. Only an ICE restart finds another flow,
 * and the control channel, which the middlebox lets pass, is the only way left to agree on it.
 */
@Execution(ExecutionMode.CONCURRENT)
class ServerlessRestartIT {
    private static final String SERVER = "10.27.0.1";

    @Test
    void aStoppedFlowIsReplacedOverTheControlChannel() throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            SwitchedCall call = SwitchedCall.begin(net, SERVER);
            ParleyProcess caller = call.caller();
            ParleyProcess callee = call.callee();
            call.killServer();
            long stopped = System.nanoTime();
            call.a().cutPresentMedia();
            caller.awaitPictureBack(1000);
            Measured.print("caller's picture is back on another flow", stopped);
            callee.awaitPictureBack(1000);
            Measured.print("callee's picture is back on another flow", stopped);
            caller.awaitSaid("Reconnecting + ");
            callee.awaitSaid("Reconnecting + ");
            caller.interrupt();
            assertEquals(0, callee.awaitExit(), callee::said);
            assertEquals("peer-hung-up", callee.report().get("endReason").getAsString());
            assertFalse(callee.hasSaid("Reconnecting + TimerFired -> Ended"), callee::said);
        }
    }
}
