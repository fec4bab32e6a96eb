package app.parley.settings;

import app.parley.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps the last answer about later versions, so that a start can show it without asking again. Blocking. */
public final class UpdateFile {
    private static final long LARGEST = 1 << 16;

    private final Path file;

    public UpdateFile(Path file) {
        this.file = file;
    }

    /** The last answer; empty where there is none or it cannot be read: it will come again. */
    public Optional<String> read() {
        try {
            return PrivateFiles.size(file) <= LARGEST ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public void write(String answer) throws IOException {
        PrivateFiles.locked(file, () -> {
            PrivateFiles.replace(file, answer);
            return answer;
        });
    }

    /** Forgets it; of another address it says nothing. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
