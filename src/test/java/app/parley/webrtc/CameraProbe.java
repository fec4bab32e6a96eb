package app.parley.webrtc;

import app.parley.rig.CameraPicture;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.logging.Logging;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Run in a JVM of its own: opens the camera as Parley does and prints what happened, one fact a line. Arguments: how
 * many frames to wait for, and for how many seconds at most.
 */
public final class CameraProbe {
    private record Frame(int width, int height, int number, String thread) {}

    private final long started = System.nanoTime();
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    private CameraProbe() {}

    public static void main(String[] arguments) {
        int code = 0;
        try {
            new CameraProbe().run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        } catch (Throwable e) {
            System.out.println("failed " + e);
            code = 1;
        }
        System.exit(code);
    }

    private void run(int wanted, int seconds) throws Exception {
        Logging.addLogSink(
                Logging.Severity.INFO, (severity, message) -> sayOnce("log " + severity + " " + message.strip()));
        List<VideoDevice> devices = MediaDevices.getVideoCaptureDevices();
        say("devices "
                + devices.stream()
                        .map(d -> d.getName() + "@" + d.getDescriptor())
                        .toList());
        devices.forEach(d -> say("capabilities " + MediaDevices.getVideoCaptureCapabilities(d)));
        say("node " + openNode());
        HeadlessAudioDeviceModule audio = new HeadlessAudioDeviceModule();
        PeerConnectionFactory factory = new PeerConnectionFactory(audio);
        VideoDeviceSource source = new VideoDeviceSource();
        if (!devices.isEmpty()) {
            source.setVideoCaptureDevice(devices.getFirst());
        }
        VideoTrack track = factory.createVideoTrack("camera", source);
        VideoTrackSink sink = this::keep;
        track.addSink(sink);
        start(source);
        count(wanted, seconds);
        say("afterwards " + MediaDevices.getVideoCaptureDevices());
        say("stopping");
        track.removeSink(sink);
        source.stop();
        say("stopped");
        track.dispose();
        source.dispose();
        factory.dispose();
        audio.dispose();
        say("end");
    }

    /** As Java sees the device: the only way to tell a refused camera from a missing one. */
    private static String openNode() {
        try {
            FileChannel.open(Path.of("/dev/video0"), StandardOpenOption.READ).close();
            return "opens";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void start(VideoDeviceSource source) {
        long before = System.nanoTime();
        try {
            // Without, the library ends one process in eighty.
            CaptureThreadGate.start(source::start);
            say("started after " + (System.nanoTime() - before) / 1_000_000 + " ms");
        } catch (Error e) {
            say("start threw " + e + " after " + (System.nanoTime() - before) / 1_000_000 + " ms");
        }
    }

    private void keep(VideoFrame frame) {
        try {
            // The camera's buffer is I420 already: this is the same one, which the frame's release frees.
            var i420 = frame.buffer.toI420();
            int number =
                    CameraPicture.frameNumber(i420.getDataY(), i420.getStrideY(), i420.getWidth(), i420.getHeight());
            frames.add(new Frame(
                    i420.getWidth(),
                    i420.getHeight(),
                    number,
                    Thread.currentThread().getName()));
        } catch (Throwable e) {
            System.out.println("sink " + e);
        } finally {
            frame.release();
        }
    }

    private void count(int wanted, int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int n = 0; n < wanted; n++) {
            Frame frame = frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null) {
                say("no more frames");
                return;
            }
            say("frame " + frame.width + "x" + frame.height + " " + frame.number + " " + frame.thread);
        }
    }

    /** An unplugged camera logs the same line a hundred times a millisecond. */
    private void sayOnce(String fact) {
        if (said.add(fact)) {
            say(fact);
        }
    }

    private void say(String fact) {
        System.out.printf(
                "%d %s [%s]%n",
                (System.nanoTime() - started) / 1_000_000,
                fact,
                Thread.currentThread().getName());
    }
}
