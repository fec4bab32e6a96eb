package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.FreePort;
import app.parley.rig.Project;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The election between processes: this one, and others that run {@link EmbeddedServerMain}. */
@Timeout(120)
class EmbeddedServerTest {
    @TempDir
    private Path directory;

    private static URI uri(int port) {
        return URI.create("ws://127.0.0.1:" + port + "/");
    }

    /** Another Parley in a process of its own; ends with the test. */
    private static final class Other implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;

        Other(Path directory, int preferredPort) throws IOException {
            process = new ProcessBuilder(
                            Project.java(EmbeddedServerMain.class, directory.toString(), String.valueOf(preferredPort)))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            out = process.inputReader(StandardCharsets.UTF_8);
        }

        String says() throws IOException {
            return String.valueOf(out.readLine());
        }

        String asked() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            return says();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        void leave() throws IOException, InterruptedException {
            process.getOutputStream().close();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            out.close();
        }
    }

    @Test
    void theFirstStartsItOnThePreferredPortAndSaysSoAgain() throws IOException {
        int port = FreePort.find();
        try (var embedded = new EmbeddedServer(directory, port)) {
            assertEquals(uri(port), embedded.joinOrStart());
            assertEquals(uri(port), embedded.joinOrStart());
            assertTrue(embedded.isHolder());
            TestSocket.peer(port, "alice").close();
        }
    }

    @Test
    void makesTheDirectory() throws IOException {
        try (var embedded = new EmbeddedServer(directory.resolve("run/parley"), 0)) {
            embedded.joinOrStart();
            assertTrue(Files.isRegularFile(directory.resolve("run/parley/signaling.port")));
        }
    }

    @Test
    void anotherProcessJoinsAndTakesOverOnTheSamePortWhenTheHolderLeaves() throws Exception {
        int port = FreePort.find();
        try (var embedded = new EmbeddedServer(directory, port);
                var other = new Other(directory, FreePort.find())) {
            embedded.joinOrStart();
            // Whether it asked before or after us, there is one server.
            String first = other.says();
            if (embedded.isHolder()) {
                assertEquals("joined " + uri(port), first);
                embedded.close();
                assertEquals("holder " + uri(port), other.asked());
                TestSocket.peer(port, "alice").close();
                other.leave();
            } else {
                assertEquals("holder " + embedded.joinOrStart(), first);
            }
        }
    }

    /** Locks are a process's, and the first file that it closes takes them all away. */
    @Test
    void aSecondOneInThisProcessJoinsAndLetsNoOtherProcessTakeOver() throws Exception {
        int port = FreePort.find();
        try (var first = new EmbeddedServer(directory, port);
                var second = new EmbeddedServer(directory, FreePort.find())) {
            assertEquals(uri(port), first.joinOrStart());
            assertEquals(uri(port), second.joinOrStart());
            assertFalse(second.isHolder());
            try (var other = new Other(directory, FreePort.find())) {
                assertEquals("joined " + uri(port), other.says());
            }
            first.close();
            assertEquals(uri(port), second.joinOrStart());
            assertTrue(second.isHolder());
        }
    }

    @Test
    void aNoteOfADeadProcessThatHadOurNumberKeepsNobodyAway() throws IOException {
        int port = FreePort.find();
        long own = ProcessHandle.current().pid();
        Files.writeString(directory.resolve("signaling.port"), port + " " + own + " 0123456789abcdef\n");
        try (var embedded = new EmbeddedServer(directory, FreePort.find())) {
            assertEquals(uri(port), embedded.joinOrStart());
            assertTrue(embedded.isHolder());
        }
    }

    @Test
    void theNextTakesOverOnTheSamePortWhenTheHolderIsKilled() throws Exception {
        int port = FreePort.find();
        try (var other = new Other(directory, port);
                var embedded = new EmbeddedServer(directory, FreePort.find())) {
            assertEquals("holder " + uri(port), other.says());
            assertEquals(uri(port), embedded.joinOrStart());
            assertFalse(embedded.isHolder());
            try (var _ = TestSocket.peer(port, "alice")) {
                other.kill();
            }
            assertEquals(uri(port), embedded.joinOrStart());
            assertTrue(embedded.isHolder());
            TestSocket.peer(port, "alice").close();
        }
    }

    @Test
    void ofSeveralThatStartTogetherOneHolds() throws Exception {
        int port = FreePort.find();
        try (var a = new Other(directory, port);
                var b = new Other(directory, port);
                var c = new Other(directory, port)) {
            assertEquals(
                    "[holder " + uri(port) + ", joined " + uri(port) + ", joined " + uri(port) + "]",
                    Stream.of(a.says(), b.says(), c.says()).sorted().toList().toString());
        }
    }

    @Test
    void doesNotJoinAForeignServerOnThePreferredPort() throws IOException {
        try (var foreign = SignalingServer.start(
                        ServerOptions.defaults().with(new ServerOptions.Listen("127.0.0.1", 0, "/", false, 1)));
                var embedded = new EmbeddedServer(directory, foreign.port())) {
            URI uri = embedded.joinOrStart();
            assertTrue(embedded.isHolder());
            assertNotEquals(foreign.port(), uri.getPort());
            TestSocket.peer(uri.getPort(), "alice").close();
            assertFalse(foreign.registry().isConnected("alice"));
        }
    }

    @Test
    void doesNotJoinAForeignServerThatTookADeadHoldersPort() throws Exception {
        int port = FreePort.find();
        try (var other = new Other(directory, port)) {
            other.says();
            other.kill();
        }
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var embedded = new EmbeddedServer(directory, port)) {
            assertNotEquals(uri(port), embedded.joinOrStart());
            assertTrue(embedded.isHolder());
        }
    }

    @Test
    void aNoteThatMakesNoSenseCountsForNothing() throws IOException {
        for (String nonsense : new String[] {"", "x", "99999 1", "-1 1", "80", "1 2 3", "12345678901234567890 1"}) {
            Files.writeString(directory.resolve("signaling.port"), nonsense);
            int port = FreePort.find();
            try (var embedded = new EmbeddedServer(directory, port)) {
                assertEquals(uri(port), embedded.joinOrStart(), nonsense);
            }
        }
    }

    @Test
    void opensToTheNetworkAndShutsAgainWithoutLosingAPeer() throws IOException {
        try (var embedded = new EmbeddedServer(directory, 0)) {
            assertFalse(embedded.openToNetwork(false));
            int port = embedded.joinOrStart().getPort();
            try (var alice = TestSocket.peer(port, "alice")) {
                assertTrue(embedded.openToNetwork(true));
                alice.drain();
                // 127.0.0.2 is refused by a listener on 127.0.0.1 and served by one on 0.0.0.0.
                new java.net.Socket("127.0.0.2", port).close();
                assertTrue(embedded.openToNetwork(false));
                assertThrows(java.net.ConnectException.class, () -> new java.net.Socket("127.0.0.2", port).close());
                alice.drain();
            }
        }
    }

    @Test
    void manyThreadsGetOneServer() throws Exception {
        try (var embedded = new EmbeddedServer(directory, 0);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<URI> ask = embedded::joinOrStart;
            var answers = threads.invokeAll(java.util.Collections.nCopies(8, ask));
            for (var it : answers) {
                assertEquals(answers.getFirst().get(), it.get());
            }
        }
    }

    @Test
    void closedItStartsNothingMore() throws IOException {
        var embedded = new EmbeddedServer(directory, 0);
        embedded.joinOrStart();
        embedded.close();
        embedded.close();
        assertThrows(IOException.class, embedded::joinOrStart);
    }
}
