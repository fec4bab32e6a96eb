package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.bench.Vitals;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VitalsLogTest {
    private final VitalsLog log = new VitalsLog("ann");
    private final List<String> problems = new ArrayList<>();

    @Test
    void whatStaysIsNoProblem() {
        for (int i = 0; i < 100; i++) {
            // One reading that stands out is no growth.
            log.add(new Vitals(i, i == 99 ? 300 : 150, 40, 90));
        }
        JsonObject json = log.judge(5, 2, problems);
        assertEquals(List.of(), problems);
        assertEquals(0, json.get("pssMiBGrowth").getAsDouble());
    }

    @Test
    void eachGrowthIsNamed() {
        for (int i = 0; i < 100; i++) {
            log.add(new Vitals(i, 150 + i / 10.0, 40 + i / 20, 90 + i));
        }
        log.judge(5, 2, problems);
        assertEquals(3, problems.size(), problems::toString);
        assertTrue(problems.getFirst().contains("pssMiB"), problems::toString);
    }

    /** The parts at either end are compared by their medians, which are not an hour apart in an hour. */
    @Test
    void growthIsToldOfTheTimeBetweenTheMedians() {
        assertEquals(0, log.hours());
        for (int i = 0; i < 100; i++) {
            log.add(new Vitals(i * 36_000_000_000L, 150, 40, 90));
        }
        assertEquals(0.9, log.hours(), 1e-9);
    }

    @Test
    void nothingReadIsAProblem() {
        log.judge(5, 2, problems);
        assertEquals(1, problems.size());
    }

    @Test
    void pausesOfTheCallAreReadFromTheJvmsLog() {
        List<String> lines = List.of(
                "[0.007s][info][gc] Using Serial",
                "[1.042s][info][gc] GC(0) Pause Young (Allocation Failure) 8M->3M(31M) 3.121ms",
                "[15.100s][info][gc] GC(1) Pause Young (Allocation Failure) 12M->4M(31M) 1.25ms",
                "[99.000s][info][gc] GC(2) Pause Full (Allocation Failure) 12M->4M(31M) 11.5ms",
                "[101.200s][info][gc] GC(3) Pause Full (System.gc()) 12M->4M(31M) 40.5ms");
        assertEquals(List.of(1.25, 11.5), GcLog.pauses(lines, Duration.ofSeconds(100)));
    }
}
