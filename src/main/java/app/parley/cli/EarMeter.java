package app.parley.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures how long sound takes from one peer's virtual microphone to the other's virtual speaker: it plays short tones
 * into the microphone's room and records that room and the speaker, both alike, so that what recording adds cancels out.
 * Needs pulseaudio-utils. Closing ends its programs.
 */
final class EarMeter implements AutoCloseable {
    static final int RATE = RawSound.RATE;

    private static final int HERTZ = 1000;
    private static final int BURST_MILLIS = 80;
    private static final int PERIOD_MILLIS = 1000;
    private static final int CHUNK = RATE / 200;
    private static final double LONGEST_MILLIS = 800;

    private final ToneBursts bursts;
    private final Recorder mouth;
    private final Recorder ear;

    private EarMeter(ToneBursts bursts, Recorder mouth, Recorder ear) {
        this.bursts = bursts;
        this.mouth = mouth;
        this.ear = ear;
    }

    /** @param from a {@link VirtualSound#played} */
    static EarMeter start(PrivatePulseAudio sound, VirtualSound from, VirtualSound to) throws IOException {
        MissingProgramException.check("parec", "pulseaudio-utils");
        MissingProgramException.check("pacat", "pulseaudio-utils");
        Map<String, String> environment = sound.environment(from);
        Recorder mouth = new Recorder(RawSound.start(environment, "parec", from.room() + ".monitor"));
        Recorder ear = new Recorder(RawSound.start(environment, "parec", to.sink() + ".monitor"));
        ToneBursts bursts = ToneBursts.start(environment, from.room(), HERTZ, BURST_MILLIS, PERIOD_MILLIS);
        return new EarMeter(bursts, mouth, ear);
    }

    /** Delays in ms of the tones heard since {@code sinceNanos} ({@link System#nanoTime()}), in order. */
    List<Double> delays(long sinceNanos) {
        return pairs(mouth.onsets(), ear.onsets(), sinceNanos);
    }

    /** Of each tone said until {@code untilNanos}, from the first that was heard on: its delay in ms, or none if it was lost. */
    List<Optional<Double>> tones(long untilNanos) {
        List<Long> said =
                mouth.onsets().stream().filter(at -> at - untilNanos < 0).toList();
        List<Optional<Double>> tones = tones(said, ear.onsets());
        return tones.stream().dropWhile(Optional::isEmpty).toList();
    }

    /** The delays of those that were heard; pure. */
    static List<Double> pairs(List<Long> said, List<Long> heard, long since) {
        return tones(said.stream().filter(at -> at - since >= 0).toList(), heard).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** For each tone said the next one heard, if it came in time; pure. */
    static List<Optional<Double>> tones(List<Long> said, List<Long> heard) {
        List<Optional<Double>> tones = new ArrayList<>();
        for (long at : said) {
            tones.add(heard.stream()
                    .filter(it -> it > at)
                    .findFirst()
                    .map(it -> (it - at) / 1e6)
                    .filter(it -> it < LONGEST_MILLIS));
        }
        return tones;
    }

    @Override
    public void close() {
        bursts.close();
        for (Recorder each : List.of(mouth, ear)) {
            each.process.destroyForcibly().onExit().join();
        }
    }

    /** Reads one stream and notes when it becomes loud after a silence. */
    private static final class Recorder {
        private final Process process;
        private final OnsetFinder finder = new OnsetFinder();

        Recorder(Process process) {
            this.process = process;
            Thread.ofPlatform().daemon().name("recorder").start(this::read);
        }

        private void read() {
            byte[] chunk = new byte[2 * CHUNK];
            try (DataInputStream in = new DataInputStream(process.getInputStream())) {
                while (true) {
                    in.readFully(chunk);
                    finder.add(chunk, System.nanoTime());
                }
            } catch (IOException e) {
                // It has been ended.
            }
        }

        List<Long> onsets() {
            return finder.onsets();
        }
    }
}
