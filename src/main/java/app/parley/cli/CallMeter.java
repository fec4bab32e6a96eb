package app.parley.cli;

import app.parley.capture.DrawnCardReader;
import app.parley.capture.TestCardReader;
import app.parley.capture.ToneMeter;
import app.parley.capture.ToneReading;
import app.parley.control.CallStatistics;
import app.parley.video.AudioTap;
import app.parley.video.FrameTap;
import app.parley.video.I420;
import app.parley.video.Picture;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Measures what one call receives. The taps run on native threads, everything else on call-control; a new call begins
 * with {@link #reset}.
 */
public final class CallMeter implements FrameTap, AudioTap {
    private static final Logger LOG = System.getLogger(CallMeter.class.getName());
    /** A longer pause of the picture is worth a line in the log. */
    private static final long PAUSE_MILLIS = 1000;

    /** What has been measured of one call, made anew for each. */
    private static final class Instruments {
        final TestCardReader card = new TestCardReader();
        final DrawnCardReader drawn = new DrawnCardReader();
        final ToneMeter tone = new ToneMeter();
        volatile long firstFrameNanos;
        volatile long frames;
        volatile long lastFrameNanos;
        /** The last clear tone: the end of a call may be a moment in which a busy machine had none. */
        volatile Optional<ToneReading> clearTone = Optional.empty();

        ToneReading listen() {
            ToneReading now = tone.reading();
            if (now.toneHz().isPresent()) {
                clearTone = Optional.of(now);
            }
            return clearTone
                    .map(clear -> new ToneReading(now.levelDbfs(), clear.toneHz(), now.samples(), now.overallDbfs()))
                    .orElse(now);
        }
    }

    private volatile Instruments instruments = new Instruments();
    private volatile Optional<CallStatistics> statistics = Optional.empty();

    /** Forgets the call before. */
    void reset() {
        instruments = new Instruments();
        statistics = Optional.empty();
    }

    @Override
    public void onFrame(I420 frame, int rotation, long arrivedNanos) {
        Instruments present = instruments;
        if (present.frames == 0) {
            present.firstFrameNanos = arrivedNanos;
            LOG.log(Level.INFO, "first picture");
        } else {
            tellPause(arrivedNanos - present.lastFrameNanos);
        }
        present.lastFrameNanos = arrivedNanos;
        count(present);
        if (present.frames == Expectation.LEAST_FRAMES) {
            LOG.log(Level.INFO, "picture seen, as --expect video wants it");
        }
        present.card.onFrame(frame, rotation, arrivedNanos);
    }

    private static void tellPause(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        if (millis > PAUSE_MILLIS) {
            LOG.log(Level.INFO, "picture back after {0} ms", Long.toString(millis));
        }
    }

    /** One thread delivers the frames of a call, so the count needs no lock. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private static void count(Instruments present) {
        present.frames++;
    }

    /** A picture is about to be drawn; on the thread that draws. */
    public void onDrawn(Picture picture, long takenNanos) {
        instruments.drawn.onPicture(picture, takenNanos);
    }

    @Override
    public void onAudio(byte[] pcm, int sampleRate, int channels) {
        instruments.tone.onAudio(pcm, sampleRate, channels);
    }

    /** Keeps the newest reading; from any thread. */
    void onStatistics(CallStatistics reading) {
        instruments.listen();
        statistics = Optional.of(reading);
    }

    /** What there is so far. */
    CallFigures figures() {
        Instruments present = instruments;
        return new CallFigures(
                present.frames,
                present.frames == 0 ? Optional.empty() : Optional.of(present.firstFrameNanos),
                present.card.reading(),
                present.drawn.pictures(),
                present.drawn.delay(),
                present.listen(),
                statistics);
    }
}
