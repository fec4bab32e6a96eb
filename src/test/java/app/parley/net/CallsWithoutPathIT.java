package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Namespace;
import app.parley.rig.ParleyProcess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call whose path is gone for good, or never came. Beside each other: all mostly wait for the call to be given up. */
@Execution(ExecutionMode.CONCURRENT)
class CallsWithoutPathIT {
    private static final String SERVER = "10.26.0.1";

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

    /** Each reaches the server alone. Whoever gives up first tells the other why, and nobody is said to have hung up. */
    @Test
    void bothSayThatThereIsNoPath() throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            Namespace a = net.hosts().add("a");
            Namespace b = net.hosts().add("b");
            net.serveApart(a, b);
            ParleyProcess callee = net.answer(b, CallNetwork.SERVER_OF_B);
            ParleyProcess caller = net.call(a, CallNetwork.SERVER_OF_A);
            for (ParleyProcess side : List.of(caller, callee)) {
                side.awaitSaid("No direct path to");
                assertEquals(7, side.awaitExit(), side::said);
                assertEquals("connect-failed", side.report().get("endReason").getAsString());
            }
        }
    }
}
