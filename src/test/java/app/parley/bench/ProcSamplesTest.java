package app.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcSamplesTest {
    @Test
    void cpuTimeIsFoundBehindANameWithBlanksAndBrackets() {
        String stat = "4711 (a) b (c)) S 1 4711 4711 0 -1 4194560 10 20 30 40 150 25 7 8 20 0 1 0 99 1 2";
        assertEquals(1.75, ProcessSample.cpuSeconds(stat));
    }

    @Test
    void memoryIsReadByItsName() {
        List<String> rollup = List.of("Rss:              132000 kB", "Pss:              98765 kB", "Pss_Dirty: 5 kB");
        assertEquals(98765, ProcessSample.kib(rollup, "Pss:"));
        assertEquals(0, ProcessSample.kib(rollup, "Swap:"));
    }

    @Test
    void thisProcessHasUsedSomething() throws IOException {
        ProcessSample sample = ProcessSample.of(ProcessHandle.current().pid());
        assertTrue(sample.cpuSeconds() > 0);
        assertTrue(sample.pssKib() > 0 && sample.pssKib() <= sample.rssKib());
    }

    @Test
    void theMachineIsBusyWithWhatIsNeitherIdleNorWaitingNorStolen() {
        MachineSample sample =
                MachineSample.of(0, "1.50 0.75 0.20 2/345 6789", "cpu  100 20 300 5000 600 7 8 900 1000 1100");
        assertEquals(1.5, sample.load());
        assertEquals(4.35, sample.busySeconds(), 1e-9);
        assertEquals(9, sample.stolenSeconds());
    }

    @Test
    void noiseIsWhatOthersUsed() {
        MachineSample before = new MachineSample(0, 0.5, 100, 1);
        MachineSample after = new MachineSample(TimeUnit.SECONDS.toNanos(10), 1.5, 112, 2);
        JsonObject noise = after.noiseSince(before, 9);
        assertEquals(30, noise.get("otherCpuPercent").getAsInt());
        assertEquals(10, noise.get("stolenPercent").getAsInt());
        assertEquals(0.5, noise.get("loadBefore").getAsDouble());
        assertEquals(1.5, noise.get("loadAfter").getAsDouble());
    }
}
