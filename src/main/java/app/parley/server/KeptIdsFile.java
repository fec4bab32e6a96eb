package app.parley.server;

import app.parley.files.PrivateFiles;
import app.parley.server.KeptIds.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The kept IDs on disk, as text: a first line that names the format, one line for each, hash of the ID, hash of the
 * token and until when (milliseconds since 1970), and a last line that says how many. Nothing in it opens anything.
 * Blocks.
 */
final class KeptIdsFile {
    private static final String FIRST = "parley-kept-ids 1";
    private static final String LAST = "end ";

    private final Path file;

    KeptIdsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * What was read.
     *
     * @param entries what is left of each at the time of reading; none if the file is new or was of no use
     * @param setAside where a file lies now that is none of ours or is not whole
     */
    record Loaded(List<Entry> entries, Optional<Path> setAside) {}

    /**
     * Reads it; a file that cannot be understood is moved aside.
     *
     * @throws IOException if there is a file that cannot be read or moved
     */
    Loaded load(Instant now) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            return new Loaded(read(in, now.toEpochMilli()), Optional.empty());
        } catch (NoSuchFileException _) {
            return new Loaded(List.of(), Optional.empty());
        } catch (MessageFormatException | CharacterCodingException _) {
            return new Loaded(List.of(), Optional.of(moveAside(now)));
        }
    }

    private static List<Entry> read(BufferedReader in, long now) throws IOException, MessageFormatException {
        if (!FIRST.equals(in.readLine())) {
            throw new MessageFormatException("no kept IDs");
        }
        List<Entry> entries = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(LAST + entries.size())) {
                return List.copyOf(entries);
            }
            entries.add(entry(line, now));
        }
        throw new MessageFormatException("cut off");
    }

    private static Entry entry(String line, long now) throws MessageFormatException {
        String[] words = line.split(" ", -1);
        if (words.length != 3) {
            throw new MessageFormatException("not an ID, a token and a time");
        }
        try {
            String id = TokenHash.read(words[0]).text();
            return new Entry(id, TokenHash.read(words[1]), Math.subtractExact(Long.parseLong(words[2]), now));
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new MessageFormatException("no hash or no time");
        }
    }

    private Path moveAside(Instant now) throws IOException {
        String stamp = now.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        Path aside = file.resolveSibling(file.getFileName() + ".broken-" + stamp);
        for (int n = 2; Files.exists(aside); n++) {
            aside = file.resolveSibling(file.getFileName() + ".broken-" + stamp + "-" + n);
        }
        Path free = aside;
        return PrivateFiles.untilAllowed(() -> Files.move(file, free));
    }

    /**
     * Puts {@code entries} in its place, all or nothing; only this user may read it.
     *
     * @throws IOException if they cannot be written; then the file is as it was
     */
    void save(Collection<Entry> entries, Instant now) throws IOException {
        PrivateFiles.replace(file, out -> {
            out.write(FIRST + "\n");
            for (Entry it : entries) {
                long until = now.toEpochMilli() + it.left();
                out.write(it.id() + " " + it.owner().text() + " " + until + "\n");
            }
            out.write(LAST + entries.size() + "\n");
        });
    }
}
