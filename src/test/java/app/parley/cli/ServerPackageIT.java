package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code packaging/server}: what operators install. */
@Timeout(180)
class ServerPackageIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Pattern READY = Pattern.compile("listens on port (\\d+),");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("LC_ALL", "C.UTF-8", "JAVA_HOME", System.getProperty("java.home"));

    @TempDir
    Path directory;

    @Test
    void runsFromTheClassPathWithoutTheDesktopsLibraries() throws Exception {
        run("assemble");
        run("train");
        try (Stream<Path> jars = Files.list(directory.resolve("lib"))) {
            List<String> names = jars.map(it -> it.getFileName().toString()).toList();
            assertTrue(names.contains("parley.jar"), names.toString());
            assertTrue(
                    names.stream().noneMatch(it -> it.matches("(javafx|webrtc|atlantafx|ikonli).*")), names.toString());
        }
        Path options = Files.writeString(
                directory.resolve("options"), "--host=127.0.0.1\n--port=0\n--metrics\n--log-level=info\n");
        try (ChildProcess server = ChildProcess.start(
                "parley-server",
                withCacheOrNotAtAll(),
                List.of(directory.resolve("bin/parley-server").toString(), "@" + options))) {
            Matcher ready = READY.matcher(
                    server.awaitErrorLine(line -> READY.matcher(line).find(), LIMIT));
            assertTrue(ready.find());
            try (HttpClient client = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ready.group(1) + "/metrics"));
                String text =
                        client.send(request.build(), BodyHandlers.ofString()).body();
                assertTrue(text.contains("parley_peers 0"), text);
            }
            server.terminate();
            assertEquals(128 + 15, server.awaitExit(LIMIT));
            String log = String.join("\n", server.stderr());
            assertTrue(!log.contains("WARNING") && !log.contains("level=warning"), log);
            boolean linux = System.getProperty("os.name").equals("Linux");
            assertTrue(!linux || log.contains("transport=epoll"), log);
        }
    }

    @Test
    void systemdUnderstandsTheUnit() throws Exception {
        Path unit = directory.resolve("parley-server.service");
        Path program = Files.createDirectories(directory.resolve("bin")).resolve("parley-server");
        Files.copy(Project.root().resolve("packaging/server/parley-server"), program);
        Files.writeString(
                unit,
                Files.readString(Project.root().resolve("packaging/server/parley-server.service"))
                        .replace("/opt/parley-server/bin/parley-server", program.toString()));
        try (ChildProcess verify = ChildProcess.start(
                "systemd-analyze", List.of("systemd-analyze", "verify", "--man=no", unit.toString()))) {
            int code = verify.awaitExit(LIMIT);
            assertEquals(List.of(), verify.stderr());
            assertEquals(0, code);
        }
    }

    /** The JVM refuses to start where it cannot use the cache that the training has left. */
    private static Map<String, String> withCacheOrNotAtAll() {
        Map<String, String> all = new HashMap<>(ENVIRONMENT);
        all.put("PARLEY_JAVA_OPTS", "-XX:AOTMode=on");
        return all;
    }

    private void run(String script) throws Exception {
        try (ChildProcess running = ChildProcess.start(
                script,
                ENVIRONMENT,
                List.of(
                        Project.root()
                                .resolve("packaging/server")
                                .resolve(script)
                                .toString(),
                        directory.toString()))) {
            int code = running.awaitExit(LIMIT);
            assertEquals(List.of(), running.stderr());
            assertEquals(0, code);
        }
    }
}
