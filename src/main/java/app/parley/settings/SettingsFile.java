package app.parley.settings;

import app.parley.settings.Settings.Identity;
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
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds one profile's settings as JSON. Safe between threads and processes; never loses what it cannot
 * read. Blocking: not for the JavaFX thread.
 */
public final class SettingsFile {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss");
    private static final long LARGEST = 1 << 20;
    private final Gson gson =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private final Path file;
    private final Clock clock;
    /** As last read or written here: what is spoilt or gone in the file later on is taken from it. */
    private volatile @Nullable Settings known;

    /** What the caller of {@link #load} has been told stands there still. */
    private volatile Set<String> rejectedAtLoad = Set.of();

    private volatile Consumer<SettingsDamage> onDamage = _ -> {};

    public SettingsFile(Path file) {
        this(file, Clock.system(ZoneId.systemDefault()));
    }

    SettingsFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    public Path path() {
        return file;
    }

    /** Tells {@code receiver}, on the thread that changes the file, what of it was of no use by then. */
    public void onDamage(Consumer<SettingsDamage> receiver) {
        onDamage = receiver;
    }

    /**
     * What loading found.
     *
     * @param firstStart no file was there
     * @param rejected the keys whose values were of no use and fell back to their defaults
     * @param movedAside where a file that is no JSON lies now
     */
    public record Loaded(Settings settings, boolean firstStart, Set<String> rejected, Optional<Path> movedAside) {
        public Loaded {
            rejected = Set.copyOf(rejected);
        }
    }

    /**
     * Reads the settings; a fresh identity is written at once, so that it stays.
     *
     * @throws IOException if the file cannot be read or written; its content is as it was
     */
    public Loaded load() throws IOException {
        return underLock(() -> {
            Loaded loaded = loadLocked();
            rejectedAtLoad = loaded.rejected();
            return loaded;
        });
    }

    /**
     * Writes {@code settings}, and leaves keys that are not ours, such as a newer version's.
     *
     * @throws IOException as {@link #update}
     */
    public void save(Settings settings) throws IOException {
        update(_ -> settings);
    }

    /**
     * Changes what stands in the file now, which another process may have written. What has become unusable there since
     * it was loaded is as it was then; see {@link #onDamage}.
     *
     * @return what was written
     * @throws IOException if the file cannot be read or written, or another process holds its lock for 3 s
     */
    public Settings update(UnaryOperator<Settings> change) throws IOException {
        return underLock(() -> {
            Loaded loaded = loadLocked();
            Settings changed = change.apply(loaded.settings());
            write(changed, read().json());
            tell(loaded);
            return changed;
        });
    }

    private void tell(Loaded loaded) {
        Set<String> rejected = new TreeSet<>(loaded.rejected());
        rejected.removeAll(rejectedAtLoad);
        rejectedAtLoad = Set.of();
        SettingsDamage damage = new SettingsDamage(file, rejected, loaded.movedAside(), true);
        if (!damage.isNone()) {
            onDamage.accept(damage);
        }
    }

    private <T> T underLock(PrivateFiles.Work<T> action) throws IOException {
        return PrivateFiles.locked(file, action);
    }

    private Loaded loadLocked() throws IOException {
        var content = read();
        var fields = new SettingsFields(content.json());
        var before = known;
        // Not the identity of before: what is taken from there must not be mixed with what stands in the file.
        var made = new Identity(
                NewId.make(new SecureRandom()),
                before != null && before.identity().chosen(),
                NewToken.make());
        var settings = SettingsJson.read(fields, before == null ? Settings.fresh(made) : before.withIdentity(made));
        var identity = settings.identity();
        // Their values: a record's own equals() takes 20 ms of a start when it is first used.
        if (identity.id().value().equals(made.id().value()) || identity.token().equals(made.token())) {
            settings = before == null ? settings : settings.withIdentity(before.identity());
            write(settings, content.json());
        }
        known = settings;
        return new Loaded(settings, content.missing(), fields.rejected(), content.movedAside());
    }

    private record Content(JsonObject json, boolean missing, Optional<Path> movedAside) {}

    private Content read() throws IOException {
        try {
            if (Files.size(file) <= LARGEST
                    && JsonParser.parseString(Files.readString(file)) instanceof JsonObject json) {
                return new Content(json, false, Optional.empty());
            }
        } catch (NoSuchFileException e) {
            return new Content(new JsonObject(), true, Optional.empty());
        } catch (JsonParseException | CharacterCodingException e) {
            return movedAside();
        }
        return movedAside();
    }

    private Content movedAside() throws IOException {
        var aside = file.resolveSibling("settings.broken-" + stamp() + ".json");
        for (int n = 2; Files.exists(aside); n++) {
            aside = file.resolveSibling("settings.broken-" + stamp() + "-" + n + ".json");
        }
        Files.move(file, aside);
        return new Content(new JsonObject(), false, Optional.of(aside));
    }

    private String stamp() {
        return STAMP.format(LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
    }

    private void write(Settings settings, JsonObject json) throws IOException {
        SettingsJson.write(settings, json);
        PrivateFiles.replace(file, gson.toJson(json) + "\n");
        known = settings;
    }
}
