package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.TestCertificate;
import app.parley.server.ServerOptions.Listen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is logged names no person: ours at every level, Netty's from INFO on, where the program caps it. */
@Timeout(60)
class LogPrivacyTest extends RunningServer {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger NETTY = Logger.getLogger("io.netty");
    private static final String QUERY = "key=peerjs&token=t0ken-";
    private static final String FORWARDED = "X-Forwarded-For: 198.51.100.7, 203.0.113.9";
    private static final String SDP = "v=0\\r\\nc=IN IP4 192.0.2.44\\r\\na=ice-pwd:secretpassword";
    private static final String CANDIDATE = "candidate:1 1 udp 2122260223 192.0.2.45 50000 typ host";

    /** What of the call must not be found, and anything that looks like an address with a port. */
    private static final Pattern PERSONAL = Pattern.compile(
            "t0ken|secretpassword|candidate:|192\\.0\\.2\\.|203\\.0\\.113\\.|198\\.51\\.100\\.|v=0|\\d+\\.\\d+\\.\\d+\\.\\d+:\\d+");

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Set<String> events = ConcurrentHashMap.newKeySet();
    private final Level before = ROOT.getLevel();
    private final Handler recorder = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            logged.add(formatter.format(entry)); // parameters and stack trace included
            Object[] parameters = entry.getParameters();
            if (parameters != null && parameters.length == 1 && parameters[0] instanceof LogEntry ours) {
                events.add(ours.event());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void record() throws IOException {
        recorder.setLevel(Level.ALL);
        ROOT.addHandler(recorder);
        ROOT.setLevel(Level.ALL);
        NETTY.setLevel(Level.INFO);
        restart(options().with(new Listen("127.0.0.1", 0, "/", true, 2)));
    }

    @AfterEach
    void recordNoMore() {
        ROOT.setLevel(before);
        NETTY.setLevel(null);
        ROOT.removeHandler(recorder);
    }

    @TempDir
    Path directory;

    /** All but a failure of our own, of which nobody outside can be the cause; ServerLogFormatterTest has it. */
    @Test
    void everyEventIsDiscreet() throws Exception {
        logsNoAddressTokenDescriptionOrCandidateOfACall();
        TestCertificate certificate = TestCertificate.create(directory, "a", "EC");
        var tls = new OperationOptions.Tls(certificate.key(), certificate.certificate(), Duration.ofMillis(20));
        var metrics = new OperationOptions.Metrics("127.0.0.1", 0);
        Path state = Files.createDirectory(directory.resolve("state"));
        Files.writeString(state.resolve("ids"), "t0ken");
        var keeping = AdmissionOptions.Keeping.defaults().in(state.resolve("ids"));
        ServerOptions options = options().with(AdmissionOptions.defaults().with(keeping));
        try (SignalingServer operated = SignalingServer.start(options, new OperationOptions(tls, metrics))) {
            String good = Files.readString(certificate.certificate());
            Files.writeString(certificate.certificate(), "t0ken");
            await(() -> events.contains("certificate-refused"));
            Files.writeString(certificate.certificate(), good);
            await(() -> events.contains("certificate-taken"));
            Files.move(state, directory.resolve("elsewhere"));
            operated.drain(Duration.ofSeconds(1));
        }
        assertEquals(
                EnumSet.complementOf(EnumSet.of(LogEvent.HOUSEKEEPING_FAILED, LogEvent.STATE_NOT_WRITTEN)).stream()
                        .map(LogEvent::word)
                        .collect(Collectors.toSet()),
                events);
        // A failure carries no fields.
        assertTrue(logged.stream().anyMatch(it -> it.contains(LogEvent.STATE_NOT_WRITTEN.word())));
        assertDiscreet();
    }

    @Test
    void logsNoAddressTokenDescriptionOrCandidateOfACall() throws IOException {
        try (var alice = TestSocket.asking(server.port(), QUERY + "a&id=alice", FORWARDED);
                var bob = TestSocket.asking(server.port(), QUERY + "b&id=bob&ext=1", FORWARDED)) {
            alice.next();
            bob.next();
            alice.send(message("OFFER", "bob", "{\"sdp\":\"" + SDP + "\"}"));
            assertTrue(bob.next().contains("secretpassword"));
            bob.send(message("CANDIDATE", "alice", "\"" + CANDIDATE + "\""));
            assertTrue(alice.next().contains(CANDIDATE));
            alice.send(message("OFFER", "nobody", "\"" + SDP + "\""));
            alice.next();
            alice.send("{\"sdp\":\"" + SDP);
            alice.next();
            bob.write(TestSocket.frame(0xf1, CANDIDATE.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            bob.awaitGone();
        }
        refusals();
        server.close();
        assertDiscreet();
    }

    private void assertDiscreet() {
        assertFalse(logged.isEmpty());
        assertEquals(
                List.of(),
                logged.stream().filter(line -> PERSONAL.matcher(line).find()).toList());
    }

    private void refusals() throws IOException {
        try (var wrongKey = TestSocket.asking(server.port(), "key=no&id=x&token=t0ken-c", FORWARDED);
                var malformed = TestSocket.silent(server.port());
                var reset = TestSocket.silent(server.port())) {
            wrongKey.next();
            malformed.upgrade("/elsewhere?" + QUERY + "d&id=y", FORWARDED);
            reset.write(("GARBAGE " + CANDIDATE + "\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
