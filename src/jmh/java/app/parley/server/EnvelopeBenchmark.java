package app.parley.server;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the server reads of a message with a description of 2 KiB. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class EnvelopeBenchmark {
    private final byte[] offer = ("{\"type\":\"OFFER\",\"dst\":\"blue-owl-9\",\"payload\":{\"type\":\"media\",\"sdp\":\""
                    + "a=candidate:1 1 udp 1 192.0.2.1 9 typ host\\r\\n".repeat(46) + "\"}}")
            .getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public Envelope read() throws MessageFormatException {
        return Envelope.read(offer);
    }
}
