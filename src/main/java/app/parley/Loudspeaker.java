package app.parley;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;

/**
 * A speaker outside of calls. Under PulseAudio and PipeWire by their own {@code pacat}, in a process
 * that can be ended whatever the sound server does; elsewhere by the JDK, which on Linux knows ALSA alone.
 */
final class Loudspeaker {
    /** Samples a second, one channel of 16 bits, little-endian. */
    static final int RATE = 48_000;

    private static final String PACAT = "pacat";
    /** Where a person has set it, it goes before the settings, as in calls. */
    private static final String OWN_CHOICE = "PULSE_SINK";

    private static final AudioFormat FORMAT = new AudioFormat(RATE, Short.SIZE, 1, true, false);
    /** A tenth of a second: what may still be heard after the end, and how late a busy machine may be. */
    private static final int BUFFER_BYTES = RATE / 10 * Short.BYTES;

    /** What plays the bytes written. Closing from another thread frees one that writes; a second close does nothing. */
    interface Line extends AutoCloseable {
        /** Blocks until there is room. */
        void write(byte[] pcm) throws IOException;

        @Override
        void close();
    }

    private Loudspeaker() {}

    /**
     * @param name of a speaker, as the system shows it; empty, or not there: the system's choice
     * @throws IOException if there is no speaker; may block for as long as the sound system does
     */
    static Line open(String name) throws IOException {
        return SearchPath.has(PACAT) ? program(name) : jdk(name);
    }

    private static Line program(String name) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                PACAT,
                "--playback",
                "--raw",
                "--format=s16le",
                "--rate=" + RATE,
                "--channels=1",
                "--latency-msec=100",
                "--client-name=Parley"));
        if (!System.getenv().containsKey(OWN_CHOICE)) {
            PulseSinks.find(name).ifPresent(sink -> command.add("--device=" + sink));
        }
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        OutputStream sound = process.getOutputStream();
        return new Line() {
            @Override
            public void write(byte[] pcm) throws IOException {
                sound.write(pcm);
                sound.flush();
            }

            @Override
            public void close() {
                process.destroyForcibly();
            }
        };
    }

    private static Line jdk(String name) throws IOException {
        try {
            // Its names are the system's on Windows and macOS; ALSA's are others than those in the settings.
            Optional<Mixer.Info> mixer = Stream.of(AudioSystem.getMixerInfo())
                    .filter(it -> it.getName().equals(name))
                    .findFirst();
            SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT, mixer.orElse(null));
            line.open(FORMAT, BUFFER_BYTES);
            line.start();
            return new Line() {
                @Override
                public void write(byte[] pcm) throws IOException {
                    if (line.write(pcm, 0, pcm.length) < pcm.length) {
                        throw new IOException("the line was closed");
                    }
                }

                @Override
                public void close() {
                    line.stop();
                    line.flush();
                    line.close();
                }
            };
        } catch (LineUnavailableException | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
