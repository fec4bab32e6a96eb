package app.parley.settings;

import app.parley.files.PrivateFiles;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The settings' file as JSON, and where a broken one is put. Needs the file's lock for all but reading. */
final class SettingsText {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss");
    private static final long LARGEST = 1 << 20;
    private final Gson gson =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private final Path file;
    private final Clock clock;

    SettingsText(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** What stands there. */
    enum State {
        MISSING,
        /** No JSON object. */
        BROKEN,
        GOOD
    }

    /** @param json empty unless GOOD */
    record Content(State state, JsonObject json) {}

    /** @throws IOException if there is something that cannot be read */
    Content read() throws IOException {
        try {
            if (PrivateFiles.size(file) <= LARGEST
                    && JsonParser.parseString(Files.readString(file)) instanceof JsonObject json) {
                return new Content(State.GOOD, json);
            }
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(file)) {
                // To a disk that is away, such as: written now, it would be a link no more.
                throw new IOException("a link to what is not there: " + file, e);
            }
            return new Content(State.MISSING, new JsonObject());
        } catch (JsonParseException | CharacterCodingException e) {
            return new Content(State.BROKEN, new JsonObject());
        }
        return new Content(State.BROKEN, new JsonObject());
    }

    void write(JsonObject json) throws IOException {
        PrivateFiles.replace(file, gson.toJson(json) + "\n");
    }

    /** Moves the file aside; returns where to. */
    Path moveAside() throws IOException {
        Path aside = aside();
        return PrivateFiles.untilAllowed(() -> Files.move(file, aside));
    }

    /** Copies the file aside; returns where to. */
    Path copyAside() throws IOException {
        Path aside = aside();
        // Not Files.copy: where the file is a link, it is what stands there that counts, for its owner's eyes alone.
        PrivateFiles.replace(aside, Files.readString(file));
        return aside;
    }

    private Path aside() {
        String stamp = STAMP.format(LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
        Path aside = file.resolveSibling("settings.broken-" + stamp + ".json");
        for (int n = 2; Files.exists(aside); n++) {
            aside = file.resolveSibling("settings.broken-" + stamp + "-" + n + ".json");
        }
        return aside;
    }
}
