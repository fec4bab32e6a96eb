package app.parley.settings;

import app.parley.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the processes of one user find one another, such as by the embedded server's port; shared by all profiles. */
public final class RuntimeDirectory {
    private RuntimeDirectory() {}

    /**
     * Creates it where it is missing.
     *
     * @throws IOException if it cannot be made, or if what is there belongs to somebody else
     */
    public static Path open() throws IOException {
        return open(Surroundings.ofThisProcess(), System.getProperty("user.name", "user"));
    }

    static Path open(Surroundings here, String user) throws IOException {
        if (here.platform() == Surroundings.Platform.WINDOWS) {
            // A person's own folder, whoever owns it: what an administrator's program makes belongs to all of them.
            return Files.createDirectories(Directories.of(Profile.USUAL, here).state());
        }
        Path none = Path.of("");
        Path given = here.directory("XDG_RUNTIME_DIR", none);
        if (!given.equals(none) && Files.isDirectory(given) && Files.isWritable(given)) {
            return own(given.resolve("parley"));
        }
        return own(here.temporary().resolve("parley-" + user.replaceAll("[^A-Za-z0-9._-]", "_")));
    }

    /** Others may write beside it, so one that is not ours alone could be somebody's trap. */
    private static Path own(Path directory) throws IOException {
        try {
            return Files.createDirectory(directory, PrivateFiles.mode("rwx------"));
        } catch (FileAlreadyExistsException e) {
            check(directory);
            return directory;
        }
    }

    private static void check(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("no directory: " + directory);
        }
        Path probe = Files.createTempFile("parley", null);
        try {
            if (!Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe))) {
                throw new IOException("belongs to somebody else: " + directory);
            }
        } finally {
            Files.delete(probe);
        }
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
