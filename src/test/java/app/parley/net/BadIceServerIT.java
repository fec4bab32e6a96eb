package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ParleyProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class BadIceServerIT {
    @TempDir
    Path home;

    /** Each of them would crash the native library, or never be of use. Beside each other: each is a start alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "http://stun.example.org",
                "stun:",
                "stun:host:99999",
                "stun:host:-1",
                "stun:[::1",
                "stun:host?transport=udp",
                "stun:user:pass@host",
                "turn:host:3478",
                "turn:user@host",
                "turn::@host",
                "turn:user:pass@host?transport=sctp",
                "turns:user:pass@host?transport=udp",
                "turn:us%zzer:pass@host",
                "turn:user:pass@ho st"
            })
    void badIceServerIsWrongUsageAndIsSaid(String typed) throws Exception {
        List<String> arguments = List.of("call", "bob", "--headless", "--media", "test", "--ice=" + typed);
        try (ParleyProcess process = ParleyProcess.start(home, Map.of(), arguments)) {
            assertEquals(2, process.awaitExit(), process::said);
            assertTrue(process.hasSaid("The address given to --ice cannot be used"), process::said);
        }
    }
}
