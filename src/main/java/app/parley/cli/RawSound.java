package app.parley.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PulseAudio's own player and recorder, with samples of 16 bits, one channel, in pipes. */
final class RawSound {
    /** Samples per second: that of WebRTC. */
    static final int RATE = 48_000;

    private RawSound() {}

    /**
     * @param environment of the sound server's clients
     * @param program {@code pacat} or {@code parec}
     */
    static Process start(Map<String, String> environment, String program, String device) throws IOException {
        return builder(environment, program, device).start();
    }

    /** Records {@code device} for nobody, until it is ended. */
    static Process keepAwake(Map<String, String> environment, String device) throws IOException {
        return builder(environment, "parec", device)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessBuilder builder(Map<String, String> environment, String program, String device) {
        List<String> command = new ArrayList<>(List.of(program, "--raw", "--format=s16le", "--rate=" + RATE));
        command.addAll(List.of("--channels=1", "--latency-msec=10", "--device=" + device));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder;
    }
}
