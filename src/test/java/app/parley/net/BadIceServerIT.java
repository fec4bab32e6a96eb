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

    /** {@code BadIceServerTest} types the others. */
    @ParameterizedTest
    @ValueSource(strings = {"stun:host:99999", "turn:us%zzer:pass@host"})
    void badIceServerIsWrongUsageAndIsSaid(String typed) throws Exception {
        List<String> arguments = List.of("call", "bob", "--headless", "--media", "test", "--ice=" + typed);
        try (ParleyProcess process = ParleyProcess.start(home, Map.of(), arguments)) {
            assertEquals(2, process.awaitExit(), process::said);
            assertTrue(process.hasSaid("The address given to --ice cannot be used"), process::said);
        }
    }
}
