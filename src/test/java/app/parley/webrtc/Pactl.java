package app.parley.webrtc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks the probe's sound server what goes on. */
final class Pactl {
    private Pactl() {}

    /** Streams that programs record from the sound server. */
    static long recordings() throws Exception {
        return streams("source-outputs");
    }

    static long streams(String kind) throws Exception {
        return pactl("list", "short", kind).stream()
                .filter(line -> line.contains("protocol-native"))
                .count();
    }

    /** What the sound server's tool says, line by line. */
    static List<String> pactl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("pactl"));
        command.addAll(List.of(arguments));
        Process listing = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        DeviceProbe.check(listing.waitFor() == 0, "pactl answers");
        return said.lines().toList();
    }
}
