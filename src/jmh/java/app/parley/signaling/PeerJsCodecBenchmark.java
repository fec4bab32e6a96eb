package app.parley.signaling;

import app.parley.call.Signal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** An offer and a candidate from one Parley to another: written, read and stamped as by a server, read. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeerJsCodecBenchmark {
    @Benchmark
    public List<Signal> offerAndCandidate() throws SignalFormatException {
        CodecPair pair = new CodecPair();
        pair.there(CodecPair.offer());
        return pair.there(new Signal.Candidate(CodecPair.CANDIDATE));
    }
}
