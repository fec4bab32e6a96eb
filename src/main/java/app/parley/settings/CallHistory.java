package app.parley.settings;

import app.parley.call.EndReason;
import app.parley.call.PeerId;
import app.parley.files.PrivateFiles;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest 200 calls, one JSON object a line. Of calls that came in and were not answered there are 100 at most: anybody
 * can make them, and they must not push out the people one has spoken with. Safe between threads and processes. Blocking.
 */
public final class CallHistory {
    private static final int KEPT = 200;
    private static final int KEPT_UNANSWERED = 100;
    /** One who rings again within it has called once. */
    private static final Duration ONE_RING = Duration.ofSeconds(10);
    /** Rewritten only now and then: appending is what a crash cannot spoil. */
    private static final int REWRITTEN_ABOVE = 2 * KEPT;
    /** Many times what so many calls take. */
    private static final long LARGEST = 1 << 24;

    private final Path file;

    public CallHistory(Path file) {
        this.file = file;
    }

    /** Who called. */
    public enum Direction {
        INCOMING,
        OUTGOING
    }

    /**
     * One call.
     *
     * @param time when it began to ring
     * @param name the peer's display name, possibly empty
     * @param duration from connected to the end, zero where it never connected; kept to the millisecond
     */
    public record Entry(
            Instant time, PeerId peer, String name, Direction direction, EndReason reason, Duration duration) {
        private boolean isUnanswered() {
            return direction == Direction.INCOMING && duration.isZero();
        }

        private boolean repeats(Entry before) {
            return isUnanswered()
                    && before.isUnanswered()
                    && peer.equals(before.peer)
                    && reason == before.reason
                    && Duration.between(before.time, time).compareTo(ONE_RING) < 0;
        }
    }

    /**
     * Adds one, as the newest. One that was not answered and comes within 10 s of another like it is not added: a program
     * can ring a hundred times in that time.
     *
     * @throws IOException if the file cannot be written, or another process holds its lock for 3 s
     */
    public void append(Entry entry) throws IOException {
        PrivateFiles.locked(file, () -> {
            String text = text();
            if (last(text).filter(entry::repeats).isPresent()) {
                return file;
            }
            // A line that a crash cut short is ended first.
            String gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            PrivateFiles.append(file, gap + json(entry) + "\n");
            if (text.lines().count() >= REWRITTEN_ABOVE) {
                rewrite();
            }
            return file;
        });
    }

    /**
     * The newest first; lines that cannot be read are skipped, and a file that is not there has none.
     *
     * @throws IOException if the file cannot be read
     */
    public List<Entry> entries() throws IOException {
        var newest = new ArrayList<Entry>();
        int unanswered = 0;
        for (String line : text().lines().toList().reversed()) {
            Optional<Entry> entry = parse(line);
            boolean kept = entry.filter(Entry::isUnanswered).isEmpty() || ++unanswered <= KEPT_UNANSWERED;
            if (kept && newest.size() < KEPT) {
                entry.ifPresent(newest::add);
            }
        }
        return newest;
    }

    private static Optional<Entry> last(String text) {
        return text.lines().reduce((_, later) -> later).flatMap(CallHistory::parse);
    }

    private void rewrite() throws IOException {
        var lines = new StringBuilder();
        entries().reversed().forEach(entry -> lines.append(json(entry)).append('\n'));
        PrivateFiles.replace(file, lines.toString());
    }

    private String text() throws IOException {
        try {
            if (PrivateFiles.size(file) > LARGEST) {
                throw new FileSystemException(file.toString(), null, "too large for a list of calls");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static JsonObject json(Entry entry) {
        var json = new JsonObject();
        json.addProperty("time", entry.time().toString());
        json.addProperty("peer", entry.peer().value());
        json.addProperty("name", entry.name());
        json.addProperty("direction", entry.direction().name());
        json.addProperty("reason", entry.reason().name());
        json.addProperty("durationMs", entry.duration().toMillis());
        return json;
    }

    private static Optional<Entry> parse(String line) {
        try {
            var json = JsonParser.parseString(line).getAsJsonObject();
            return Optional.of(new Entry(
                    Instant.parse(json.get("time").getAsString()),
                    new PeerId(json.get("peer").getAsString()),
                    json.get("name").getAsString(),
                    Direction.valueOf(json.get("direction").getAsString()),
                    EndReason.valueOf(json.get("reason").getAsString()),
                    Duration.ofMillis(json.get("durationMs").getAsLong())));
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | UnsupportedOperationException
                | DateTimeException
                | NullPointerException e) {
            // A key that is missing is a null: as broken as the rest.
            return Optional.empty();
        }
    }
}
