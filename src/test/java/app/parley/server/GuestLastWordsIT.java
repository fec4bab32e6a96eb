package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.rig.ChildProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guest page's way to the server, run by node. */
class GuestLastWordsIT {
    @Test
    void aGuestWhoCancelsWhileTheServerIsAwaySaysSoOnceItIsBack() throws Exception {
        List<String> command =
                List.of("node", "src/test/npm/guest-last-words.mjs", "resources/app/parley/server/guest/signaling.js");
        try (ChildProcess node = ChildProcess.start("guest", command)) {
            assertEquals(0, node.awaitExit(Duration.ofSeconds(90)), () -> String.join("\n", node.stderr()));
        }
    }
}
