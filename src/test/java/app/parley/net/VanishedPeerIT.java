package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Namespace;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VanishedPeerIT {
    private static final String SERVER = "10.26.0.1";
    /** The promise is 30 s to the end of the call; then the process leaves. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    @ParameterizedTest
    @ValueSource(strings = {"caller", "callee"})
    void callEndsWhenThePeerIsKilled(String who) throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            Namespace hub = net.hosts().addSwitch("hub", SERVER + "/24");
            Namespace a = net.hosts().add("a");
            Namespace b = net.hosts().add("b");
            net.hosts().plug(a, "10.26.0.2/24", hub);
            net.hosts().plug(b, "10.26.0.3/24", hub);
            net.serve(hub);
            ParleyProcess callee = net.answer(b, SERVER);
            ParleyProcess caller = net.call(a, SERVER);
            caller.awaitPicture();
            callee.awaitPicture();
            ParleyProcess left = who.equals("caller") ? callee : caller;
            long killed = System.nanoTime();
            (who.equals("caller") ? caller : callee).process().kill();
            left.awaitSaid("is interrupted. Reconnecting", LONGEST);
            Measured.print("Reconnecting after the " + who + " was killed", killed);
            left.awaitSaid("was lost and did not come back", LONGEST);
            Measured.print("end of the call after the " + who + " was killed", killed);
            assertEquals(7, left.awaitExit(LONGEST), left::said);
            assertEquals("connection-lost", left.report().get("endReason").getAsString());
            assertTrue(left.report().get("outcome").getAsString().equals("connected"));
        }
    }
}
