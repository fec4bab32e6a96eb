package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ParleyProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Parleys of one user that name no server meet over the one that the first of them holds. */
@Timeout(240)
class SharedServerIT {
    @TempDir
    Path home;

    @Test
    void theyMeetWithoutAServerAndAnotherTakesItsPlaceWhenItsHolderDies() throws Exception {
        try (ParleyProcess bob = start("answer", "--auto-answer", "--as", "it-bob")) {
            bob.awaitReady();
            try (ParleyProcess carol = start("answer", "--auto-answer", "--as", "it-carol")) {
                carol.awaitReady();
                assertCalls("it-bob");
                bob.child().kill();
                assertCalls("it-carol");
                assertTrue(carol.child().isAlive());
            }
        }
    }

    /** A made ID is good for one session; two of the same user never get the same. */
    @Test
    void madeIdsDiffer() throws Exception {
        try (ParleyProcess one = start("answer");
                ParleyProcess other = start("answer")) {
            assertTrue(!one.awaitReady().equals(other.awaitReady()));
        }
    }

    private void assertCalls(String peer) throws Exception {
        int code = 3;
        List<String> said = new ArrayList<>();
        // Whoever lost the server needs a moment to be there again.
        for (int i = 0; i < 10 && (code == 3 || code == 6); i++) {
            try (ParleyProcess ann = start("call", peer, "--for", "2s", "--expect", "video")) {
                code = ann.awaitExit();
                said = ann.stderr();
            }
        }
        assertEquals(0, code, said::toString);
    }

    private ParleyProcess start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--headless");
        all.addAll(ParleyProcess.SMALL_CARD);
        return ParleyProcess.start(home, Map.of(), all);
    }
}
