package app.parley.video;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Handing a picture over, without filling it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class LatestPictureBenchmark {
    private final LatestPicture mailbox = new LatestPicture();

    @Benchmark
    public Picture handOver() {
        mailbox.beginWrite(1280, 720, 0);
        mailbox.publish();
        return mailbox.takeNewest();
    }
}
