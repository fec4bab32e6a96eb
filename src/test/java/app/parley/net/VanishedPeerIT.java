package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ParleyProcess;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VanishedPeerIT {
    private static final String SERVER = "10.26.0.1";

    /** Beside each other: both mostly wait for the call to be given up. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"caller", "callee"})
    void callEndsWhenThePeerIsKilled(String who) throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            SwitchedCall call = SwitchedCall.begin(net, SERVER);
            ParleyProcess caller = call.caller();
            ParleyProcess callee = call.callee();
            ParleyProcess left = who.equals("caller") ? callee : caller;
            long killed = System.nanoTime();
            (who.equals("caller") ? caller : callee).child().kill();
            left.awaitSaid("is interrupted. Reconnecting");
            Measured.print("Reconnecting after the " + who + " was killed", killed);
            left.awaitSaid("was lost and did not come back");
            Measured.print("end of the call after the " + who + " was killed", killed);
            assertEquals(7, left.awaitExit(), left::said);
            assertEquals("connection-lost", left.report().get("endReason").getAsString());
            assertTrue(left.report().get("outcome").getAsString().equals("connected"));
        }
    }
}
