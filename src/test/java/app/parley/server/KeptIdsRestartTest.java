package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.parley.server.AdmissionOptions.Keeping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --state}: an ID is its owner's also after the server was away. */
@Timeout(120)
class KeptIdsRestartTest extends RunningServer {
    private static final String TAKEN = "{\"type\":\"ID-TAKEN\",\"payload\":{\"msg\":\"ID is taken\"}}";
    private static final String EXTENDED_OPEN = "{\"type\":\"OPEN\",\"payload\":{\"ext\":1}}";

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("ids");
    }

    private void restart(Path file) throws IOException {
        restart(options()
                .with(AdmissionOptions.defaults().with(Keeping.defaults().in(file))));
    }

    private TestSocket claim(String id, String token) throws IOException {
        return asking("key=peerjs&ext=1&id=" + id + "&token=" + token);
    }

    private String answer(String id, String token) throws IOException {
        try (var it = claim(id, token)) {
            return it.next();
        }
    }

    @Test
    void whoWasAwayOrThereAtTheEndGetsTheIdBackAndNobodyElse() throws IOException {
        restart(file());
        claim("away", "mine").close();
        try (var freed = claim("freed", "mine");
                var there = claim("there", "mine")) {
            freed.expect(EXTENDED_OPEN);
            freed.send("{\"type\":\"LEAVE\"}");
            freed.expect(TestSocket.CLOSED);
            there.expect(EXTENDED_OPEN);
            await(() -> server.registry().keptIds() == 1);
            restart(file());
        }
        for (String id : new String[] {"away", "there"}) {
            assertEquals(TAKEN, answer(id, "other"), id);
            assertEquals(EXTENDED_OPEN, answer(id, "mine"), id);
        }
        assertEquals(EXTENDED_OPEN, answer("freed", "other"));
        assertEquals(Optional.empty(), server.keptIdsSetAside());
    }

    /** A crash leaves what was written last. */
    @Test
    void whatIsWrittenMeanwhileKnowsThoseConnected() throws IOException {
        try (var there = claim("there", "mine");
                var fleeting = asking("key=peerjs&ext=1&keep=0&id=fleeting&token=t")) {
            there.expect(EXTENDED_OPEN);
            fleeting.expect(EXTENDED_OPEN);
            try (var store = KeptIdsStore.open(file(), server.registry(), InstantSource.system())) {
                store.save();
                Files.copy(file(), directory.resolve("crashed"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        restart(directory.resolve("crashed"));
        assertEquals(TAKEN, answer("there", "other"));
        assertEquals(EXTENDED_OPEN, answer("there", "mine"));
        assertEquals(EXTENDED_OPEN, answer("fleeting", "other"));
    }

    @Test
    void aBrokenFileIsSetAsideAndTheServerStarts() throws IOException {
        Files.writeString(file(), "parley-kept-ids 1\n");
        restart(file());
        Path aside = server.keptIdsSetAside().orElseThrow();
        assertEquals("parley-kept-ids 1\n", Files.readString(aside));
        assertEquals(EXTENDED_OPEN, answer("amber", "mine"));
    }

    @Test
    void aFileThatCannotBeUsedIsSaidAtTheStart() throws IOException {
        Path nowhere = directory.resolve("none").resolve("ids");
        var failure = assertThrows(StateFileException.class, () -> restart(nowhere));
        assertEquals(nowhere.toString(), failure.file());
        var folder = assertThrows(StateFileException.class, () -> restart(directory));
        assertEquals(directory.toString(), folder.file());
    }

    @Test
    void timesThatAreOverAreOver() throws IOException {
        restart(options().with(AdmissionOptions.defaults().with(new Keeping(Duration.ofHours(24), false, 10, file()))));
        claim("amber", "mine").close();
        await(() -> server.registry().keptIds() == 1);
        restart(options().with(AdmissionOptions.defaults().with(new Keeping(Duration.ZERO, false, 10, file()))));
        assertEquals(EXTENDED_OPEN, answer("amber", "other"));
    }
}
