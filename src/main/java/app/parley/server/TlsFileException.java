package app.parley.server;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A certificate or key cannot be used. Its message is for developers; {@link #problem} says what a person is told. */
public final class TlsFileException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Problem {
        /** The file cannot be read. */
        UNREADABLE,
        /** It holds no certificate in PEM. */
        NO_CERTIFICATE,
        /** It holds no private key in PEM, PKCS #8, or one that is encrypted. */
        NO_KEY,
        /** The key is not the one that the certificate is for. */
        MISMATCH
    }

    private final Problem problem;
    private final String file;

    TlsFileException(Problem problem, Path file) {
        super(problem + " " + file);
        this.problem = problem;
        this.file = file.toString();
    }

    public Problem problem() {
        return problem;
    }

    /** The file that is to blame. */
    public String file() {
        return file;
    }
}
