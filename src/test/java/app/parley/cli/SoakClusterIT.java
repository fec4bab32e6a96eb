package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley soak cluster}: a short run. How fast owners are back is for a quiet machine, so not looked at here. */
@Timeout(200)
class SoakClusterIT {
    private static final Duration LIMIT = Duration.ofSeconds(190);

    @TempDir
    Path directory;

    @Test
    void nothingIsLostOrComesTwiceWhileANodeIsKilledAndStartedAgain() throws Exception {
        String[] command = {
            "soak", "cluster", "--quick", "--peers", "100", "--rate", "200", "--out", directory.toString()
        };
        try (ChildProcess soak = ServerProcess.start(Map.of("LC_ALL", "C.UTF-8"), List.of(), command)) {
            int code = soak.awaitExit(LIMIT);
            List<String> table = soak.stdout();
            String all = String.join("\n", table) + soak.stderr();
            assertTrue(code == 0 || code == 1, all);
            assertEquals(List.of("0", "<=", "0", "yes"), row(table, "  lost"), all);
            assertEquals(List.of("0", "<=", "0", "yes"), row(table, "  duplicated or misdelivered"), all);
            assertEquals(List.of("0", "<=", "0", "yes"), row(table, "clients that did not come back"), all);
            assertEquals(List.of("20"), row(table, "IDs taken over by owners who try every 100 ms"), all);
            assertTrue(Integer.parseInt(row(table, "  arrived once").getFirst().replace(",", "")) > 100, all);
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(
                    List.of("nats.log", "server.log"),
                    left.map(it -> it.getFileName().toString()).sorted().toList());
        }
    }

    private static List<String> row(List<String> table, String label) {
        String row = table.stream()
                .filter(it -> it.startsWith(label + " "))
                .findFirst()
                .orElse(label);
        return List.of(row.substring(label.length()).strip().split("\\s+"));
    }
}
