package app.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class PrivateFilesTest {
    /** As Windows denies it while a virus scanner has the file open. */
    @Test
    void whatIsDeniedForAMomentIsTriedAgain() throws IOException {
        int[] tries = {0};
        String done = PrivateFiles.untilAllowed(() -> {
            if (tries[0]++ < 2) {
                throw new AccessDeniedException("settings.json");
            }
            return "replaced";
        });
        assertEquals("replaced 3", done + " " + tries[0]);
        assertThrows(
                NoSuchFileException.class,
                () -> PrivateFiles.untilAllowed(() -> {
                    throw new NoSuchFileException("another reason");
                }));
    }
}
