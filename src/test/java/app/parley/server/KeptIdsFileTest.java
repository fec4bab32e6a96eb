package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.KeptIdsFile.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kept IDs on disk: whole, or set aside. */
class KeptIdsFileTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final TokenHash MINE = TokenHash.of("mine");
    private static final TokenHash OTHER = TokenHash.of("other");
    private static final Keeping HOUR = new Keeping(Duration.ofHours(1), false, 3);
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    @TempDir
    Path directory;

    private Path path() {
        return directory.resolve("ids");
    }

    private static KeptIds kept(String... ids) {
        var kept = new KeptIds(HOUR);
        for (String id : ids) {
            kept.keep(id, MINE, null, 0);
        }
        return kept;
    }

    /** Writes what is kept at 0 by a monotonic clock, and reads it {@code millis} later into an empty server at 0. */
    private KeptIds after(KeptIds before, long millis) throws IOException {
        var file = new KeptIdsFile(path());
        file.save(before.entries(List.of(), 0), NOW);
        Loaded loaded = file.load(NOW.plusMillis(millis));
        assertEquals(Optional.empty(), loaded.setAside());
        var kept = new KeptIds(HOUR);
        kept.restore(loaded.entries(), 0);
        return kept;
    }

    @Test
    void whatWasKeptIsKeptForTheSameOwnerAndUntilTheSameTime() throws IOException {
        KeptIds again = after(kept("amber", "brass"), 60_000);
        assertEquals(2, again.size());
        assertTrue(again.isKeptFromOthers("amber", OTHER, 0));
        assertFalse(again.isKeptFromOthers("amber", MINE, 0));
        assertFalse(again.isKept("copper", 0));
        assertTrue(again.isKept("amber", HOUR_MILLIS - 60_001));
        assertFalse(again.isKept("amber", HOUR_MILLIS - 60_000));
    }

    @Test
    void whatRanOutMeanwhileIsFreeAndNothingLastsLongerThanTheRulesSay() throws IOException {
        assertEquals(0, after(kept("amber"), HOUR_MILLIS).size());
        KeptIds earlier = after(kept("amber"), -5 * HOUR_MILLIS); // the clock was set back
        assertTrue(earlier.isKept("amber", HOUR_MILLIS - 1));
        assertFalse(earlier.isKept("amber", HOUR_MILLIS));
    }

    @Test
    void ofTooManyTheOnesLeftFirstAreFree() throws IOException {
        KeptIds again = after(kept("amber", "brass", "copper"), 0);
        again.keep("dust", MINE, null, 0);
        assertEquals(3, again.size());
        assertFalse(again.isKept("amber", 0));
        assertTrue(again.isKept("brass", 0));
    }

    @Test
    void itNamesNobodyAndIsForThisUserAlone() throws IOException {
        new KeptIdsFile(path()).save(kept("amber").entries(List.of(), 0), NOW);
        String text = Files.readString(path());
        assertFalse(text.contains("amber"), text);
        assertFalse(text.contains("mine"), text);
        assertFalse(text.contains("aW1pbm"), text);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
        try (Stream<Path> all = Files.list(directory)) {
            assertEquals(List.of(path()), all.toList());
        }
    }

    /** Such as to a disk of its own. */
    @Test
    void aLinkToTheFileStaysALink() throws IOException {
        Path real = Files.createFile(directory.resolve("real"));
        Files.createSymbolicLink(path(), real);
        new KeptIdsFile(path()).save(kept("amber").entries(List.of(), 0), NOW);
        assertTrue(Files.isSymbolicLink(path()));
        assertEquals(1, new KeptIdsFile(real).load(NOW).entries().size());
    }

    @Test
    void aFileThatIsNotWholeIsSetAsideAsItIs() throws IOException {
        new KeptIdsFile(path()).save(kept("amber", "brass").entries(List.of(), 0), NOW);
        String whole = Files.readString(path());
        for (int length = 0; length < whole.length() - 1; length++) {
            String cut = whole.substring(0, length);
            Path file = directory.resolve("cut-" + length);
            Files.writeString(file, cut);
            Loaded loaded = new KeptIdsFile(file).load(NOW);
            assertEquals(List.of(), loaded.entries(), cut);
            assertEquals(cut, Files.readString(loaded.setAside().orElseThrow()));
            assertFalse(Files.exists(file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\n",
                "parley-kept-ids 2\nend 0\n",
                "parley-kept-ids 1\nend 1\n",
                "parley-kept-ids 1\na b 3\nend 1\n",
                "parley-kept-ids 1\n\nend 1\n",
                "parley-kept-ids 1\n\u00fc\nend 1\n",
                "\u0000\u0001"
            })
    void whatIsNoneOfOursIsSetAsideAndNothingIsOverwritten(String text) throws IOException {
        Files.writeString(path(), text);
        Path first = new KeptIdsFile(path()).load(NOW).setAside().orElseThrow();
        Files.writeString(path(), text);
        Path second = new KeptIdsFile(path()).load(NOW).setAside().orElseThrow();
        assertEquals(directory.resolve("ids.broken-2026-01-02T030405Z"), first);
        assertEquals(directory.resolve("ids.broken-2026-01-02T030405Z-2"), second);
        assertEquals(text, Files.readString(first));
    }

    @Test
    void aTimeThatCannotBeIsNoTime() throws IOException {
        String hash = MINE.text();
        Files.writeString(path(), "parley-kept-ids 1\n" + hash + " " + hash + " " + Long.MIN_VALUE + "\nend 1\n");
        assertTrue(new KeptIdsFile(path()).load(NOW).setAside().isPresent());
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFile() throws IOException {
        Path missing = directory.resolve("none").resolve("ids");
        assertThrows(IOException.class, () -> new KeptIdsFile(missing).save(List.of(), NOW));
        assertEquals(new Loaded(List.of(), Optional.empty()), new KeptIdsFile(path()).load(NOW));
    }
}
