package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import app.parley.settings.Profile;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class OneWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Profile OTHER = new Profile("other");

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Path directory;
    private OneWindow window;

    @BeforeEach
    void open() throws IOException {
        // Below /tmp, as in life: the path of such a socket has room for some 100 characters.
        directory = Files.createTempDirectory("parley");
        window = OneWindow.claim(directory, Profile.USUAL).orElseThrow();
    }

    @AfterEach
    void clean() throws IOException {
        window.close();
        for (Path each : Files.list(directory).toList()) {
            Files.delete(each);
        }
        Files.delete(directory);
    }

    @Test
    void aProfileHasOneWindowAndAnotherProfileItsOwn() throws IOException {
        assertTrue(OneWindow.claim(directory, Profile.USUAL).isEmpty());
        OneWindow other = OneWindow.claim(directory, OTHER).orElseThrow();
        assertTrue(OneWindow.claim(directory, OTHER).isEmpty());
        other.close();
        window.close();
        window = OneWindow.claim(directory, Profile.USUAL).orElseThrow();
    }

    /** Tries the lock as another program does: 0 where it is free. */
    static final class Stranger {
        private Stranger() {}

        public static void main(String[] file) throws IOException {
            try (FileChannel lock = FileChannel.open(Path.of(file[0]), StandardOpenOption.WRITE)) {
                System.exit(lock.tryLock() == null ? 1 : 0);
            }
        }
    }

    /** Locks are a process's, and the first file that it closes takes them all away. */
    @Test
    void askingAgainInThisProcessLetsNoOtherIn() throws Exception {
        assertTrue(OneWindow.claim(directory, Profile.USUAL).isEmpty());
        String file = directory.resolve("window.lock").toString();
        try (ChildProcess stranger = ChildProcess.start("stranger", Project.java(Stranger.class, file))) {
            assertEquals(
                    1, stranger.awaitExit(PATIENCE), () -> stranger.stderr().toString());
        }
    }

    @Test
    void whatWasLeftBehindByAKilledOneIsNoHindrance() throws IOException {
        window.close();
        Files.createFile(directory.resolve("window.sock"));
        window = OneWindow.claim(directory, Profile.USUAL).orElseThrow();
        assertFalse(OneWindow.claim(directory, Profile.USUAL).isPresent());
    }

    @Test
    void laterStartsHandOverWhatTheyWereAskedToCall() throws Exception {
        window.listen(heard::add);
        assertTrue(OneWindow.handOver(directory, Profile.USUAL, "安娜 ann", PATIENCE));
        assertTrue(OneWindow.handOver(directory, Profile.USUAL, "", PATIENCE));
        assertEquals("安娜 ann", heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertEquals("", heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void aWindowThatDoesNotAnswerIsToldOf() throws Exception {
        assertFalse(OneWindow.handOver(directory, Profile.USUAL, "ann", Duration.ofMillis(200)));
        assertFalse(OneWindow.handOver(directory, OTHER, "ann", Duration.ofMillis(100)));
    }

    @Test
    void aVisitorThatNeverEndsOrSaysTooMuchKeepsNobodyOut() throws Exception {
        window.listen(heard::add);
        var address = UnixDomainSocketAddress.of(directory.resolve("window.sock"));
        try (SocketChannel silent = SocketChannel.open(address);
                SocketChannel loud = SocketChannel.open(address)) {
            assertTrue(silent.isConnected());
            loud.write(ByteBuffer.wrap("x".repeat(2000).getBytes()));
            SocketChannel.open(address).close();
            assertTrue(OneWindow.handOver(directory, Profile.USUAL, "ann", PATIENCE));
        }
        assertEquals("ann", heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertTrue(heard.isEmpty());
    }
}
