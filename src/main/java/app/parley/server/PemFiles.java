package app.parley.server;

import app.parley.server.TlsFileException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What lies in the two files at one moment. */
@SuppressWarnings("ArrayRecordComponent") // compared by isSame alone
record PemFiles(byte[] key, byte[] certificate) {
    static PemFiles read(OperationOptions.Tls files) throws TlsFileException {
        return new PemFiles(read(files.key()), read(files.certificate()));
    }

    boolean isSame(PemFiles other) {
        return Arrays.equals(key, other.key) && Arrays.equals(certificate, other.certificate);
    }

    private static byte[] read(Path file) throws TlsFileException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException _) {
            throw new TlsFileException(Problem.UNREADABLE, file);
        }
    }
}
