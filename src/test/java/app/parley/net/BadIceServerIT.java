package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadIceServerIT {
    /** Each of them would crash the native library, or never be of use. */
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
        try (ParleyProcess process = ParleyProcess.startHere("bad-ice", arguments)) {
            assertEquals(2, process.awaitExit(Duration.ofSeconds(30)), process::said);
            assertTrue(process.hasSaid("The address given to --ice cannot be used"), process::said);
        }
    }
}
