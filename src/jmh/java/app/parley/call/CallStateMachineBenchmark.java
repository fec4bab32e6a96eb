package app.parley.call;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A caller's whole way, from dialling to a lost connection. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallStateMachineBenchmark {
    @Benchmark
    public CallState fromDiallingToReconnecting() {
        return Calls.after(Paths.RECONNECTING_CALLER);
    }
}
