package app.parley.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file that says where the embedded server listens: port and process number, in one line. An abandoned note has the
 * process number 0 and keeps the port for the next holder. (A process's start time would tell a reused number, but it
 * is counted from the clock, and moves when the clock is set.)
 */
final class PortNote {
    private final Path file;

    PortNote(Path file) {
        this.file = file;
    }

    private record Content(int port, long process) {
        boolean isOfLiveProcess() {
            return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
        }
    }

    /** The port of the live server; empty if nobody has noted one. */
    Optional<Integer> port() throws IOException {
        return read().filter(Content::isOfLiveProcess).map(Content::port);
    }

    /** The port last noted, whether its process lives or not. */
    Optional<Integer> lastPort() throws IOException {
        return read().map(Content::port);
    }

    /** Notes a server of this process. */
    void write(int port) throws IOException {
        write(new Content(port, ProcessHandle.current().pid()));
    }

    /** Notes that nobody listens on {@code port} any more. */
    void writeAbandoned(int port) throws IOException {
        write(new Content(port, 0));
    }

    private void write(Content content) throws IOException {
        // Only the lock's holder writes, so one name for the draft is enough.
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, content.port + " " + content.process + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Optional<Content> read() throws IOException {
        try {
            String[] words = Files.readString(file).strip().split(" ", 2);
            if (words.length < 2) {
                return Optional.empty();
            }
            int port = Integer.parseInt(words[0]);
            boolean possible = port > 0 && port <= 65_535;
            return possible ? Optional.of(new Content(port, Long.parseLong(words[1]))) : Optional.empty();
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty(); // never written, or not by us
        }
    }
}
