package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.ParleyProcess;
import app.parley.rig.Project;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What the program returns, and the one sentence it says, when something is not as it should be. What only starts it, or
 * waits for what is not there, runs beside the calls.
 */
@Timeout(240)
class ExitCodesIT {
    /** Breaks in the middle of a command, as only a mistake of ours would. */
    static final class Broken {
        private Broken() {}

        public static void main(String[] kind) {
            System.exit(ParleyCommand.run(
                    _ -> {
                        if (kind[0].equals("error")) {
                            throw new AssertionError("ours");
                        }
                        throw new IllegalStateException("ours");
                    },
                    "call",
                    "bob"));
        }
    }

    @TempDir
    Path home;

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void whatCannotBeUsedAsAnIdIsWrongUsage() throws Exception {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (String id : List.of("", " ", " bob", "bob ", "a--b", "-a", "a_", "жук", "bob😀", "a\tb", "a\u001b[2Jb")) {
            sentences.put(id, "is no ID");
        }
        sentences.put("x".repeat(65), "is no ID");
        sentences.put("ann", "your own ID");
        List<ParleyProcess> all = new ArrayList<>();
        try {
            for (String id : sentences.keySet()) {
                all.add(ParleyProcess.start(home, "call", "--headless", "--as", "ann", "--", id));
                if (all.size() % 4 == 0) {
                    all.getLast().awaitExit();
                }
            }
            List<String> wanted = List.copyOf(sentences.values());
            assertAll(IntStream.range(0, all.size()).mapToObj(i -> () -> assertSays(2, wanted.get(i), all.get(i))));
        } finally {
            for (ParleyProcess each : all) {
                each.close();
            }
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aBenchmarkSaysWhichProgramItLacks() throws Exception {
        List<String> command = new ArrayList<>(Project.parley());
        command.addAll(List.of("bench", "render", "--quick", "--out", home.toString()));
        try (ChildProcess bench = ChildProcess.start("bench-lacking", Map.of("PATH", home.toString()), command)) {
            assertEquals(8, bench.awaitExit(Duration.ofSeconds(90)));
            assertEquals(
                    List.of("run 1 of 1", "This needs pulseaudio: apt-get install --no-install-recommends pulseaudio"),
                    bench.stderr());
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aTestCameraNeedsACheckout() throws Exception {
        try (ParleyProcess soak = ParleyProcess.start(home, "soak", "call", "--camera")) {
            assertEquals(8, soak.awaitExit());
            assertEquals(
                    List.of("--camera needs a checkout, its launcher ./parley, and gcc on the PATH."), soak.stderr());
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void whatCannotBeUnderstoodIsWrongUsage() throws Exception {
        assertUsage("is no server address", "answer", "--headless", "--server", "gopher://x");
        assertUsage("is no server address", "answer", "--headless", "--server", "ws://host:99999");
        assertUsage("is no ID", "answer", "--headless", "--as", "a  b");
        assertUsage("is no time", "answer", "--headless", "--for", "soon");
        assertUsage("is no size", "answer", "--headless", "--media", "test", "--size", "1280");
        assertUsage("--expect", "answer", "--headless", "--expect", "smell");
        assertUsage("is no time", "demo", "--for", "soon");
        assertUsage("is no time", "bench", "render", "--for", "soon");
        assertUsage("regular expression", "bench", "micro", "--only", "[");
        assertUsage("--calls takes a number", "soak", "calls", "--calls", "0");
        assertUsage("--calls takes a number", "call", "--headless", "--calls=-1", "bob");
        assertUsage("--frobnicate", "answer", "--frobnicate");
        assertUsage("\"frobnicate\" is no command.", "frobnicate");
        assertUsage("File", "answer", "--headless", "--report", "/nonexistent/report.json");
    }

    private void assertUsage(String keyWord, String... arguments) throws Exception {
        try (ParleyProcess process = ParleyProcess.start(home, arguments)) {
            assertEquals(2, process.awaitExit(), () -> process.stderr().toString());
            String said = String.join("\n", process.stderr());
            assertTrue(said.toLowerCase().contains(keyWord.toLowerCase()), said);
            assertTrue(process.stderr().size() <= 3, said);
            assertEquals(List.of(), process.stdout());
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void helpListsTheCodes() throws Exception {
        try (ParleyProcess help = ParleyProcess.start(home, "--help")) {
            assertEquals(0, help.awaitExit());
            String said = String.join("\n", help.stdout());
            for (int code : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 70}) {
                assertTrue(said.lines().anyMatch(line -> line.matches("\\s+" + code + "\\s+\\S.*")), said);
            }
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aMistakeOfOursIsAnInternalError() throws Exception {
        for (String kind : List.of("exception", "error")) {
            try (ChildProcess broken =
                    ChildProcess.start("broken", ParleyProcess.folders(home), Project.java(Broken.class, kind))) {
                assertEquals(70, broken.awaitExit(ParleyProcess.PATIENCE));
            }
        }
    }

    @Test
    void anUnknownPeerIsUnreachable() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            ParleyProcess ann = peers.annCallsBob("--report", "-");
            assertSays(3, "bob cannot be reached", ann);
            JsonObject report = ann.reports().getFirst();
            assertEquals("unreachable", report.get("outcome").getAsString());
        }
    }

    @Test
    void aTakenIdIsNine() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            peers.bobAnswers();
            assertSays(9, "already using this ID", peers.call("bob", "ann"));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aServerThatCannotBeUsedIsSix() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home);
                ServerSocket web = webServer()) {
            Map<String, String> sentences = new LinkedHashMap<>();
            sentences.put("ws://127.0.0.1:" + freePort(), "cannot be reached");
            sentences.put("ws://no-such-host.invalid", "cannot be reached");
            sentences.put(peers.url() + "/elsewhere", "is no PeerJS server");
            sentences.put("ws://127.0.0.1:" + web.getLocalPort(), "is no PeerJS server");
            sentences.put(peers.url() + "?key=wrong", "wants another key");
            List<ParleyProcess> all = new ArrayList<>();
            try {
                for (String url : sentences.keySet()) {
                    all.add(ParleyProcess.start(home, "call", "bob", "--headless", "--server", url));
                }
                List<String> wanted = List.copyOf(sentences.values());
                assertAll(IntStream.range(0, all.size()).mapToObj(i -> () -> assertSays(6, wanted.get(i), all.get(i))));
            } finally {
                for (ParleyProcess each : all) {
                    each.close();
                }
            }
        }
    }

    @Test
    void whoeverIsInACallIsBusyForAnother() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            ParleyProcess bob = peers.bobAnswers("--calls", "1");
            ParleyProcess ann = peers.annCallsBob();
            ann.awaitSaid("Connected with bob");
            assertSays(4, "is in another call", peers.call("carol", "bob"));
            ann.signal("TERM");
            ann.awaitExit();
            assertEquals(0, bob.awaitExit());
        }
    }

    @Test
    void aDeclinedCallIsFour() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home);
                RawPeer bob = new RawPeer(peers.url(), "bob")) {
            ParleyProcess ann = peers.annCallsBob();
            String call = bob.await("OFFER")
                    .getAsJsonObject("payload")
                    .get("connectionId")
                    .getAsString();
            bob.send("""
                {"type":"LEAVE","dst":"ann","payload":{"type":"media","connectionId":"%s",\
                "ext":{"v":1,"op":"decline","seq":1}}}\
                """.formatted(call));
            assertSays(4, "declined", ann);
        }
    }

    @Test
    void anExpectationThatFailsIsOne() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            ParleyProcess bob = peers.bobAnswers("--calls", "1", "--expect", "video");
            ParleyProcess ann = peers.annCallsBob("--for", "2s", "--expect", "video,audio", "--report", "-");
            assertSays(1, "No sound came", ann);
            assertEquals(0, bob.awaitExit(), () -> bob.stderr().toString());
            JsonObject audio = ann.reports().getFirst().getAsJsonObject("audio");
            assertEquals("{\"reason\":\"no-sound-server\"}", audio.toString());
        }
    }

    /** The code, and exactly one line with the key words; no stack trace. */
    private static void assertSays(int code, String keyWords, ParleyProcess process) throws InterruptedException {
        int exit = process.awaitExit();
        String said = String.join("\n", process.stderr());
        assertEquals(code, exit, said);
        assertEquals(
                1,
                process.stderr().stream()
                        .filter(line -> line.contains(keyWords))
                        .count(),
                said);
        assertTrue(process.stderr().stream().noneMatch(line -> line.startsWith("\tat ")), said);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Speaks HTTP, but knows no page. Closing the socket ends its thread. */
    private static ServerSocket webServer() throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept();
                        OutputStream out = client.getOutputStream()) {
                    client.getInputStream().read(new byte[1024]);
                    out.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException _) {
                    // The test is over, or the client has gone.
                }
            }
        });
        return server;
    }
}
