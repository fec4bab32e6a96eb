package app.parley.cli;

import app.parley.capture.TestCardReader;
import app.parley.capture.ToneMeter;
import app.parley.capture.ToneReading;
import app.parley.control.CallStatistics;
import app.parley.video.AudioTap;
import app.parley.video.FrameTap;
import app.parley.video.I420;
import java.util.Optional;

/**
 * Measures what one call receives. The taps run on native threads, everything else on call-control; a new call begins
 * with {@link #reset}.
 */
public final class CallMeter implements FrameTap, AudioTap {
    /** What has been measured of one call, made anew for each. */
    private static final class Instruments {
        final TestCardReader card = new TestCardReader();
        final ToneMeter tone = new ToneMeter();
        volatile long firstFrameNanos;
        volatile long frames;
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
        }
        count(present);
        present.card.onFrame(frame, rotation, arrivedNanos);
    }

    /** One thread delivers the frames of a call, so the count needs no lock. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private static void count(Instruments present) {
        present.frames++;
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
                present.listen(),
                statistics);
    }
}
