package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.rig.ParleyProcess;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hosts and the signaling server on one switch: a new address takes the path and signaling at once. */
@Execution(ExecutionMode.CONCURRENT)
class AddressChangeIT {
    private static final String SERVER = "10.25.0.1";

    /** Beside each other: half of it is starts, and waiting for the call to be missed. */
    @ParameterizedTest
    @ValueSource(strings = {"caller", "callee"})
    void callGoesOnWithAnotherAddress(String who) throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            SwitchedCall call = SwitchedCall.begin(net, SERVER);
            ParleyProcess caller = call.caller();
            ParleyProcess callee = call.callee();
            long changed = System.nanoTime();
            (who.equals("caller") ? call.a() : call.b()).changeAddress("eth0", "10.25.0.77/24");
            caller.awaitPictureBack(1000);
            Measured.print("caller's picture is back after a change of the " + who + "'s address", changed);
            callee.awaitPictureBack(1000);
            Measured.print("callee's picture is back after a change of the " + who + "'s address", changed);
            caller.awaitSaid("Reconnecting + ");
            callee.awaitSaid("Reconnecting + ");
            caller.interrupt();
            assertEquals(0, callee.awaitExit(), callee::said);
            assertEquals("peer-hung-up", callee.report().get("endReason").getAsString());
        }
    }
}
