package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.rig.Namespace;
import app.parley.rig.ParleyProcess;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two hosts on one cable, each with another one to the signaling server, and the caller is one whom the callee keeps:
 * the path that was made while it rang is cut.
 */
@Execution(ExecutionMode.CONCURRENT)
class CutWhileRingingIT {
    /** Where the path is there, and so has something to lose. */
    private static final int MADE = 2;

    /**
     * @param ring seconds until the callee accepts: before ICE has noticed the cut on either side, or after
     * @param back seconds of the cut
     */
    @ParameterizedTest
    @CsvSource({"3,10", "14,16", "14,8", "14,28", "40,36"})
    void theCallIsThereOnceTheCableIs(int ring, int back) throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            Namespace a = net.hosts().add("a");
            Namespace b = net.hosts().add("b");
            net.hosts().join(a, "10.31.0.1/24", b, "10.31.0.2/24");
            net.serveApart(a, b);
            ParleyProcess callee =
                    net.answer(b, CallNetwork.SERVER_OF_B, "--ring", ring + "s", "--kept", "ann", "--expect", "video");
            ParleyProcess caller = net.call(a, CallNetwork.SERVER_OF_A, "--as", "ann", "--expect", "video");
            callee.awaitSaid("-> Ringing");
            TimeUnit.SECONDS.sleep(MADE);
            a.linkDown("eth0");
            TimeUnit.SECONDS.sleep(back);
            a.linkUp("eth0");
            long linked = System.nanoTime();
            caller.awaitSaid("picture seen");
            callee.awaitSaid("picture seen");
            Measured.print("both see each other after a cut of " + back + " s, accepted after " + ring + " s", linked);
            caller.interrupt();
            assertEquals(0, callee.awaitExit(), callee::said);
            assertEquals("peer-hung-up", callee.report().get("endReason").getAsString());
        }
    }
}
