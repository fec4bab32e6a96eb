package app.parley.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** That changes of the settings are not in their file, and why. */
public record SettingsUnsaved(Path file, Reason reason) {
    /** Less than a file of settings takes, with what a file system keeps for itself. */
    private static final long TOO_LITTLE_BYTES = 64 << 10;

    /** What can be done about it. */
    public enum Reason {
        DISK_FULL,
        NOT_ALLOWED,
        /** Something else; the log says what. */
        FAILED
    }

    static SettingsUnsaved of(Path file, IOException failure) {
        return new SettingsUnsaved(file, reason(file, failure));
    }

    /** Asked of the file system: what the exception says is meant for no program. */
    private static Reason reason(Path file, IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return Reason.NOT_ALLOWED;
        }
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        try {
            if (folder == null) {
                return Reason.FAILED;
            }
            // First: a file system that is read-only may well be full.
            if (!Files.isWritable(folder)) {
                return Reason.NOT_ALLOWED;
            }
            return Files.getFileStore(folder).getUsableSpace() < TOO_LITTLE_BYTES ? Reason.DISK_FULL : Reason.FAILED;
        } catch (IOException e) {
            return Reason.FAILED;
        }
    }
}
