package app.parley.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that says where the embedded server listens: port, process number, a word of the process's own, and "open"
 * where other machines are let in, in one line. An abandoned note has the process number 0 and keeps the port for the
 * next holder. (A process's start time would tell a reused number, but it is counted from the clock, and moves when the
 * clock is set.)
 */
final class PortNote {
    private static final Pattern LINE = Pattern.compile("(\\d{1,5}) (\\d{1,18})(?: ([0-9a-f]{16})( open)?)?");

    /** Of this process: its number may have been that of a dead one, above all in a container. */
    private static final String OWN_WORD = HexFormat.of().toHexDigits(new SecureRandom().nextLong());

    private final Path file;

    PortNote(Path file) {
        this.file = file;
    }

    /** @param word empty where nobody is noted */
    private record Content(int port, long process, String word, boolean open) {
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

    /** Whether a live server lets other machines in. */
    boolean isOpen() throws IOException {
        return read().filter(it -> it.open && it.isOfLiveProcess()).isPresent();
    }

    /** Whether the server is one of this very process. */
    boolean isOurs() throws IOException {
        return read().filter(it -> it.word.equals(OWN_WORD)).isPresent();
    }

    /**
     * Notes a server of this process.
     *
     * @param open whether it lets other machines in
     */
    void write(int port, boolean open) throws IOException {
        write(new Content(port, ProcessHandle.current().pid(), OWN_WORD, open));
    }

    /** Notes that nobody listens on {@code port} any more. */
    void writeAbandoned(int port) throws IOException {
        write(new Content(port, 0, "", false));
    }

    private void write(Content content) throws IOException {
        // Only the lock's holder writes, so one name for the draft is enough.
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        String line = content.port + " " + content.process + " " + content.word + (content.open ? " open" : "");
        Files.writeString(draft, line.strip() + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Optional<Content> read() throws IOException {
        try {
            Matcher line = LINE.matcher(
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip());
            if (!line.matches()) {
                return Optional.empty(); // not by us
            }
            int port = Integer.parseInt(line.group(1));
            String word = line.group(3) == null ? "" : line.group(3);
            boolean possible = port > 0 && port <= 65_535;
            return possible
                    ? Optional.of(new Content(port, Long.parseLong(line.group(2)), word, line.group(4) != null))
                    : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
