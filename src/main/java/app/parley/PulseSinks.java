package app.parley;

import app.parley.webrtc.DeviceNames;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The speakers of PulseAudio and PipeWire, as their own {@code pactl} lists them. */
final class PulseSinks {
    private static final String PACTL = "pactl";
    private static final int LONGEST_ANSWER_SECONDS = 2;
    private static final Pattern SINK = Pattern.compile("^\tName: (.+)\\R\tDescription: (.+)$", Pattern.MULTILINE);

    private PulseSinks() {}

    /**
     * The server's own name for the speaker that people see under {@code shown}; empty where it is not there, or nobody
     * says. Blocks for at most 2 s.
     */
    static Optional<String> find(String shown) throws IOException {
        return shown.isEmpty() || !SearchPath.has(PACTL) ? Optional.empty() : named(list(), shown);
    }

    private static String list() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(PACTL, "list", "sinks").redirectError(Redirect.DISCARD);
        // Else "Name" and "Description" are in the person's language.
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        CompletableFuture.delayedExecutor(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Of two with one name always the same, the one that calls take, too. */
    static Optional<String> named(String listed, String shown) {
        Matcher sinks = SINK.matcher(listed);
        return sinks.results()
                .filter(sink -> DeviceNames.comparable(sink.group(2)).equals(DeviceNames.comparable(shown)))
                .map(sink -> sink.group(1))
                .sorted()
                .findFirst();
    }
}
