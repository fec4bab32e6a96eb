package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Project;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which the bindings end a process has its guard. Every probe is a process of its own. */
class NativeGuardsTest {
    private static final int DEADLINE_SECONDS = 120;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exceptionInFrameTap",
                "badIceServers",
                "noSoundServer",
                "shutDownInTheMiddleOfACall",
                "closedTwice",
                "garbageDescriptionsAndCandidates",
                "cameraSwitchedOverAndOver",
                "paneOfEverySize"
            })
    void survives(String probe) throws Exception {
        run(probe, Map.of("PULSE_SERVER", "unix:" + directory.resolve("nobody")));
    }

    /** It takes connections and never says a word: asking it for devices would hang for ever. */
    @Test
    void survivesASoundServerThatDoesNotAnswer() throws Exception {
        Path socket = directory.resolve("silent");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            run("silentSoundServer", Map.of("PULSE_SERVER", "unix:" + socket));
        }
    }

    private void run(String probe, Map<String, String> environment) throws IOException, InterruptedException {
        Path log = directory.resolve(probe + ".log");
        ProcessBuilder builder = new ProcessBuilder(Project.java(GuardProbe.class, probe))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertTrue(ended, () -> probe + " hangs:\n" + said);
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.contains("survived"), said);
    }
}
