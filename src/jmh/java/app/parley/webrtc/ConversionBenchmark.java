package app.parley.webrtc;

import app.parley.video.LatestPicture;
import app.parley.video.Picture;
import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a decoded picture to one that can be drawn, in the mailbox's own memory. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class ConversionBenchmark {
    @Param({"720", "1080"})
    int height;

    private final LatestPicture mailbox = new LatestPicture();
    private NativeI420Buffer decoded;

    @Setup
    public void open() {
        NativeLibrary.load();
        decoded = NativeI420Buffer.allocate(height * 16 / 9, height);
    }

    @Benchmark
    public Picture i420ToBgra() throws Exception {
        Picture picture = mailbox.beginWrite(decoded.getWidth(), decoded.getHeight(), 0);
        VideoBufferConverter.convertFromI420(decoded, picture.bgra(), FourCC.ARGB);
        mailbox.publish();
        return mailbox.takeNewest();
    }
}
