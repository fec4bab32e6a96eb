package app.parley.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures how long sound takes from one peer's virtual microphone to the other's virtual speaker: it plays short sweeps
 * into the microphone's room, records that room and the speaker, both alike, so that what recording adds cancels out,
 * and finds each sweep again by cross-correlation. Needs pulseaudio-utils. Closing ends its programs.
 */
final class EarMeter implements AutoCloseable {
    private static final int LOWEST_HERTZ = 500;
    private static final int HIGHEST_HERTZ = 3000;
    private static final int BURST_MILLIS = 80;
    private static final int PERIOD_MILLIS = 1000;
    private static final int CHUNK = RawSound.RATE / 200;

    private final ToneBursts bursts;
    private final BurstMatcher matcher;
    private final List<Process> recorders;
    private final long began = System.nanoTime();

    private EarMeter(ToneBursts bursts, BurstMatcher matcher, List<Process> recorders) {
        this.bursts = bursts;
        this.matcher = matcher;
        this.recorders = recorders;
    }

    /** @param from a {@link VirtualSound#played} */
    static EarMeter start(PrivatePulseAudio sound, VirtualSound from, VirtualSound to) throws IOException {
        MissingProgramException.check("parec", "pulseaudio-utils");
        MissingProgramException.check("pacat", "pulseaudio-utils");
        Map<String, String> environment = sound.environment(from);
        Process mouth = RawSound.start(environment, "parec", from.room() + ".monitor");
        Process ear = RawSound.start(environment, "parec", to.sink() + ".monitor");
        SoundStream said = new SoundStream();
        SoundStream heard = new SoundStream();
        BurstMatcher matcher = new BurstMatcher(said, heard, BURST_MILLIS);
        read(mouth, said, () -> {});
        read(ear, heard, matcher::match);
        ToneBursts bursts = ToneBursts.start(
                environment, from.room(), ToneBursts.sweep(LOWEST_HERTZ, HIGHEST_HERTZ, BURST_MILLIS, PERIOD_MILLIS));
        return new EarMeter(bursts, matcher, List.of(mouth, ear));
    }

    private static void read(Process recorder, SoundStream stream, Runnable after) {
        Thread.ofPlatform().daemon().name("recorder").start(() -> {
            byte[] chunk = new byte[2 * CHUNK];
            try (DataInputStream in = new DataInputStream(recorder.getInputStream())) {
                while (true) {
                    in.readFully(chunk);
                    stream.add(chunk, System.nanoTime());
                    after.run();
                }
            } catch (IOException e) {
                // It has been ended.
            }
        });
    }

    /** Delays in ms of the sweeps heard since {@code sinceNanos} ({@link System#nanoTime()}), in order. */
    List<Double> delays(long sinceNanos) {
        return matcher.delays(sinceNanos, System.nanoTime()).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Of each sweep said until {@code untilNanos}, from the first that was heard on: its delay in ms, or none if it was lost. */
    List<Optional<Double>> tones(long untilNanos) {
        return matcher.delays(began, untilNanos).stream()
                .dropWhile(Optional::isEmpty)
                .toList();
    }

    @Override
    public void close() {
        bursts.close();
        recorders.forEach(it -> it.destroyForcibly().onExit().join());
    }
}
