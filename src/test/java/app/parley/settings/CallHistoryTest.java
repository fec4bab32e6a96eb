package app.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.EndReason;
import app.parley.call.PeerId;
import app.parley.settings.CallHistory.Direction;
import app.parley.settings.CallHistory.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallHistoryTest {
    @TempDir
    Path directory;

    @Test
    void theNewestCallComesFirst() throws IOException {
        assertEquals(List.of(), history().entries());
        history().append(entry(1));
        history().append(entry(2));
        assertEquals(List.of(entry(2), entry(1)), history().entries());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
    }

    @Test
    void onlyTheNewestTwoHundredAreKept() throws IOException {
        for (int i = 0; i < 450; i++) {
            history().append(entry(i));
        }
        assertEquals(200, history().entries().size());
        assertEquals(entry(449), history().entries().getFirst());
        assertEquals(entry(250), history().entries().getLast());
        assertTrue(Files.readAllLines(path()).size() <= 400);
    }

    /** Anybody can ring as often as they like. */
    @Test
    void unansweredCallsPushOutNobodyWhoWasSpokenWith() throws IOException {
        for (int i = 0; i < 60; i++) {
            history().append(entry(i));
        }
        for (int i = 0; i < 450; i++) {
            history().append(missed("stranger-" + i % 7, 100 + i));
        }
        List<Entry> kept = history().entries();
        assertEquals(160, kept.size());
        assertEquals(missed("stranger-1", 549), kept.getFirst());
        assertEquals(entry(0), kept.getLast());
    }

    @Test
    void whoRingsAgainAtOnceHasCalledOnce() throws IOException {
        history().append(missed("stranger", 0));
        history().append(missed("stranger", 9));
        history().append(missed("other", 9));
        history().append(missed("other", 19));
        assertEquals(
                List.of(missed("other", 19), missed("other", 9), missed("stranger", 0)),
                history().entries());
    }

    @Test
    void brokenLinesAreSkippedAndACutOneSpoilsNoOther() throws IOException {
        history().append(entry(1));
        String bad = "\n{}\nnull\n[1]\nrubbish\n{\"time\":5}\n"
                + Files.readString(path()).replace("HUNG_UP", "ABDUCTED")
                + Files.readString(path()).replace("amber-fox", "-")
                + "{\"time\":\"2026-";
        Files.writeString(path(), bad, StandardOpenOption.APPEND);
        Files.write(path(), new byte[] {(byte) 0xff}, StandardOpenOption.APPEND);
        history().append(entry(2));
        assertEquals(List.of(entry(2), entry(1)), history().entries());
    }

    /** Neither what another program left there, nor what could not be held, is waited for or lost. */
    @Test
    void whatIsNoListOfCallsStaysAsItIs() throws Exception {
        history().append(entry(1));
        Files.delete(path());
        Pipe.make(path());
        assertThrows(IOException.class, () -> Pipe.within(history()::entries));
        assertThrows(
                IOException.class,
                () -> Pipe.within(() -> {
                    history().append(entry(2));
                    return path();
                }));
        assertTrue(Files.readAttributes(path(), BasicFileAttributes.class).isOther());
        Files.delete(path());
        long most = 1 << 24;
        try (var large = new RandomAccessFile(path().toFile(), "rw")) {
            large.setLength(most + 1);
        }
        assertThrows(IOException.class, history()::entries);
        assertThrows(IOException.class, () -> history().append(entry(2)));
        assertEquals(most + 1, Files.size(path()));
    }

    private Path path() {
        return directory.resolve("state/history.jsonl");
    }

    private CallHistory history() {
        return new CallHistory(path());
    }

    private static Entry missed(String peer, int second) {
        return new Entry(
                Instant.ofEpochSecond(1_900_000_000L + second),
                new PeerId(peer),
                "",
                Direction.INCOMING,
                EndReason.MISSED,
                Duration.ZERO);
    }

    private static Entry entry(int n) {
        return new Entry(
                Instant.ofEpochSecond(1_800_000_000L + n),
                new PeerId("amber-fox-" + n),
                "Anna \"安\"\n",
                n % 2 == 0 ? Direction.INCOMING : Direction.OUTGOING,
                EndReason.PEER_HUNG_UP,
                Duration.ofMillis(1500 + n));
    }
}
