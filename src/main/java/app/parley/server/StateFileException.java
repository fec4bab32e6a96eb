package app.parley.server;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** The file of kept IDs cannot be read or written. */
public final class StateFileException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String file;

    StateFileException(Path file, IOException cause) {
        super("cannot use " + file, cause);
        this.file = file.toString();
    }

    /** The file that is to blame. */
    public String file() {
        return file;
    }
}
