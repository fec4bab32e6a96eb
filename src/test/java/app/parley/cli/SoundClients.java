package app.parley.cli;

import app.parley.capture.ToneMeter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at a sound server and listens to its speakers with PulseAudio's own programs. */
final class SoundClients {
    private static final int RATE = 48_000;

    private final Map<String, String> environment;

    /** @param environment as {@link PrivatePulseAudio#environment} gives it */
    SoundClients(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Streams of programs: who records ({@code source-outputs}) or plays ({@code sink-inputs}); one line each. */
    List<String> streams(String kind) throws IOException, InterruptedException {
        // The server's own modules have streams, too.
        return pactl("list", "short", kind)
                .filter(line -> line.contains("protocol-native"))
                .toList();
    }

    /** Takes the microphone of that peer away. */
    void removeMicrophone(VirtualSound peer) throws IOException, InterruptedException {
        String module = pactl("list", "short", "modules")
                .filter(line -> line.contains("source_name=" + peer.source() + " "))
                .findFirst()
                .orElseThrow()
                .split("\\s")[0];
        pactl("unload-module", module);
    }

    private Stream<String> pactl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("pactl"));
        command.addAll(List.of(arguments));
        Process running = start(command.toArray(String[]::new));
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
        return said.lines();
    }

    /** Listens to what the speaker {@code sink} plays until that tone is heard, for at most so many seconds. */
    boolean hears(String sink, int hertz, int seconds) throws IOException, InterruptedException {
        Process recorder =
                start("parec", "-d", sink + ".monitor", "--raw", "--format=s16le", "--rate=" + RATE, "--channels=1");
        try {
            ToneMeter meter = new ToneMeter();
            InputStream sound = recorder.getInputStream();
            for (int third = 0; third < 3 * seconds; third++) {
                meter.onAudio(sound.readNBytes(2 * RATE / 3), RATE, 1);
                if (Math.abs(meter.reading().toneHz().orElse(0) - hertz) < 5) {
                    return true;
                }
            }
            return false;
        } finally {
            recorder.destroy();
            recorder.waitFor();
        }
    }

    private Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
