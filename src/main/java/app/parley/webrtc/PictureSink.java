package app.parley.webrtc;

import app.parley.video.FrameTap;
import app.parley.video.LatestPicture;
import app.parley.video.Picture;
import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Takes every frame of one track on a native thread: shows it to a tap, scales it to the pane that wants it and converts
 * it straight into the mailbox. It must stay quick: a slow sink on a local track holds up sending, and for one on a remote
 * track frames pile up. Of those it draws only what is not {@link Backlog late}.
 */
final class PictureSink implements VideoTrackSink {
    /** libyuv's ARGB is bytes B, G, R, A in memory: JavaFX's BGRA. */
    private static final FourCC BGRA_IN_MEMORY = FourCC.ARGB;

    private static final int QUARTER = 4;
    private static final int QUARTER_TURN = 90;
    private static final int HALF_TURN = 180;

    private final LatestPicture picture;
    private final FrameTap tap;
    private final LongSupplier nanos;
    private final Backlog backlog;
    private final AtomicLong frames = new AtomicLong();

    PictureSink(LatestPicture picture, FrameTap tap) {
        this(picture, tap, System::nanoTime);
    }

    PictureSink(LatestPicture picture, FrameTap tap, LongSupplier nanos) {
        this.picture = picture;
        this.tap = tap;
        this.nanos = nanos;
        this.backlog = new Backlog(nanos.getAsLong());
    }

    /** Frames so far; from any thread. */
    long frames() {
        return frames.get();
    }

    @Override
    public void onVideoFrame(VideoFrame frame) {
        try {
            frames.incrementAndGet();
            long now = nanos.getAsLong();
            if (!tap.equals(FrameTap.NONE)) {
                tap.onFrame(Planes.view(frame.buffer.toI420()), frame.rotation, now);
            }
            if (backlog.isWorthDrawing(frame.timestampNs, now)) {
                draw(frame);
            }
        } catch (Throwable thrown) {
            Guard.report(thrown);
        } finally {
            // Exactly once: never means 1.4 MB lost, twice means a crash.
            frame.release();
            backlog.end(nanos.getAsLong());
        }
    }

    private void draw(VideoFrame frame) throws Exception {
        int paneWidth = picture.paneWidth();
        int paneHeight = picture.paneHeight();
        if (paneWidth == 0 || paneHeight == 0) {
            return;
        }
        boolean lying = frame.rotation % HALF_TURN == QUARTER_TURN;
        I420Buffer buffer = frame.buffer.toI420();
        double scale = Math.min(
                (double) (lying ? paneHeight : paneWidth) / buffer.getWidth(),
                (double) (lying ? paneWidth : paneHeight) / buffer.getHeight());
        int width = even(buffer.getWidth() * scale);
        int height = even(buffer.getHeight() * scale);
        Picture target = picture.beginWrite(width, height, frame.rotation);
        if (width == buffer.getWidth() && height == buffer.getHeight()) {
            VideoBufferConverter.convertFromI420(buffer, target.bgra(), BGRA_IN_MEMORY);
        } else {
            VideoFrameBuffer scaled = scaled(buffer, width, height);
            try {
                VideoBufferConverter.convertFromI420(scaled, target.bgra(), BGRA_IN_MEMORY);
            } finally {
                scaled.release();
            }
        }
        picture.publish();
    }

    /**
     * In two steps where it is much smaller: libyuv makes a half or a quarter of a picture eight times as quickly as other
     * parts, and what is left of the work then is done on the smaller one.
     */
    private static VideoFrameBuffer scaled(I420Buffer buffer, int width, int height) {
        int part = part(buffer, width, height);
        if (part == 1) {
            return whole(buffer, width, height);
        }
        VideoFrameBuffer smaller = whole(buffer, buffer.getWidth() / part, buffer.getHeight() / part);
        if (smaller.getWidth() == width && smaller.getHeight() == height) {
            return smaller;
        }
        try {
            return whole(smaller.toI420(), width, height);
        } finally {
            smaller.release();
        }
    }

    /** Which of them it is not larger than; only where the chroma planes, too, can be taken apart so. */
    private static int part(I420Buffer buffer, int width, int height) {
        int part = QUARTER;
        while (part > 1
                && (width * part > buffer.getWidth()
                        || height * part > buffer.getHeight()
                        || buffer.getWidth() % (2 * part) != 0
                        || buffer.getHeight() % (2 * part) != 0)) {
            part /= 2;
        }
        return part;
    }

    private static VideoFrameBuffer whole(I420Buffer buffer, int width, int height) {
        return buffer.cropAndScale(0, 0, buffer.getWidth(), buffer.getHeight(), width, height);
    }

    /** Chroma planes halve both; at least 2, so that a sliver of a pane is no error. */
    private static int even(double length) {
        return Math.max(2, (int) Math.round(length / 2) * 2);
    }
}
