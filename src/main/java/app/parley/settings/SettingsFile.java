package app.parley.settings;

import app.parley.files.PrivateFiles;
import app.parley.settings.Settings.Identity;
import app.parley.settings.SettingsText.State;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds one profile's settings as JSON. Safe between threads and processes; never loses what it cannot
 * read, nor what it cannot write while the program runs. Blocking: not for the JavaFX thread.
 */
public final class SettingsFile {
    private static final Logger LOG = System.getLogger(SettingsFile.class.getName());
    private final Path file;
    private final SettingsText text;
    /** Done in memory, and not in the file yet; oldest first. */
    private final List<Change> waiting = new CopyOnWriteArrayList<>();
    /** As last read or written here: what is spoilt or gone in the file later on is taken from it. */
    private volatile @Nullable Settings known;

    /** What {@link #load} found of no use, and what stands there still. */
    private volatile Set<String> leftThere = Set.of();

    private volatile Optional<SettingsUnsaved> unsaved = Optional.empty();
    private volatile Consumer<SettingsDamage> onDamage = _ -> {};
    private volatile Consumer<Optional<SettingsUnsaved>> onUnsaved = _ -> {};
    private volatile Consumer<Set<String>> onChosen = _ -> {};

    /** @param chosen the keys whose values are written even where they are as they were */
    private record Change(UnaryOperator<Settings> how, Set<String> chosen) {}

    public SettingsFile(Path file) {
        this(file, Clock.system(ZoneId.systemDefault()));
    }

    SettingsFile(Path file, Clock clock) {
        this.file = file;
        text = new SettingsText(file, clock);
    }

    public Path path() {
        return file;
    }

    /** Tells {@code receiver}, on the thread that changes the file, what of it was of no use by then. */
    public void onDamage(Consumer<SettingsDamage> receiver) {
        onDamage = receiver;
    }

    /** Tells {@code receiver} now, and later on the thread that changes the file, whether something is not saved. */
    public void onUnsaved(Consumer<Optional<SettingsUnsaved>> receiver) {
        onUnsaved = receiver;
        receiver.accept(unsaved);
    }

    /** Tells {@code receiver}, on the thread that changes the file, the keys whose values were chosen and written. */
    public void onChosen(Consumer<Set<String>> receiver) {
        onChosen = receiver;
    }

    /**
     * What loading found.
     *
     * @param firstStart no file was there
     * @param damage what of the file was of no use
     */
    public record Loaded(Settings settings, boolean firstStart, SettingsDamage damage) {}

    /**
     * Reads the settings; a fresh identity is written at once, so that it stays.
     *
     * @throws IOException if the file cannot be read or written; its content is as it was
     */
    public Loaded load() throws IOException {
        return PrivateFiles.locked(file, () -> {
            Found found = find();
            boolean broken = found.state() == State.BROKEN;
            Set<String> lost = found.newIdentity() ? identityKeys(found.rejected()) : Set.of();
            Optional<Path> aside = putAside(broken, lost);
            leftThere = without(found.rejected(), lost);
            if (found.newIdentity()) {
                write(found, found.settings(), Set.of(), leftThere);
            }
            known = found.settings();
            SettingsDamage damage = new SettingsDamage(file, found.rejected(), aside, false, false);
            return new Loaded(found.settings(), found.state() == State.MISSING, damage);
        });
    }

    /**
     * As {@link #load}, but goes on without a file that cannot be read, which stays as it is, and without a folder that
     * cannot be written: see {@link #onUnsaved}.
     */
    public Loaded loadOrUsual() {
        try {
            return load();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} could not be read or written: {1}", file, e.getMessage());
            return withoutWriting(e);
        }
    }

    /** As {@link #load}, but goes on where only writing fails: for who has no use for an identity that stays. */
    public Loaded loadToRead() throws IOException {
        try {
            return load();
        } catch (IOException e) {
            Loaded loaded = withoutWriting(e);
            if (loaded.damage().unreadable()) {
                throw e;
            }
            return loaded;
        }
    }

    /** Without the lock, too, which is a file: a whole one takes the other's place at once. */
    private Loaded withoutWriting(IOException failure) {
        Found found;
        try {
            found = find();
        } catch (IOException e) {
            found = found(new SettingsText.Content(State.BROKEN, new JsonObject()));
        }
        known = found.settings();
        leftThere = found.rejected();
        boolean unreadable = found.state() == State.BROKEN;
        if (!unreadable && found.newIdentity()) {
            fail(failure);
        }
        SettingsDamage damage = new SettingsDamage(file, found.rejected(), Optional.empty(), unreadable, false);
        return new Loaded(found.settings(), found.state() == State.MISSING, damage);
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
     * it was loaded is as it was then; see {@link #onDamage}. What was of no use when it was loaded stays, unless
     * {@code change} changes it.
     *
     * @return what was written
     * @throws IOException if the file cannot be read or written, or another process holds its lock for 3 s
     */
    public Settings update(UnaryOperator<Settings> change) throws IOException {
        try {
            Settings written = PrivateFiles.locked(file, () -> changed(change));
            if (unsaved.isPresent() && waiting.isEmpty()) {
                unsaved = Optional.empty();
                onUnsaved.accept(unsaved);
            }
            return written;
        } catch (IOException e) {
            fail(e);
            throw e;
        }
    }

    /**
     * As {@link #update}; where that fails, the change waits for the next that does not. See {@link #onUnsaved}.
     *
     * @param chosen the file's keys for what the person has chosen: it takes the place of what was of no use there even
     *     if it is the value that was in force instead
     */
    public void keep(UnaryOperator<Settings> change, String... chosen) {
        waiting.add(new Change(change, Set.of(chosen)));
        saveWhatWaits();
    }

    /** Tries once more to write what could not be written. */
    public void saveWhatWaits() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            update(UnaryOperator.identity());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} could not be written: {1}", file, e.getMessage());
        }
    }

    private void fail(IOException failure) {
        unsaved = Optional.of(SettingsUnsaved.of(file, failure));
        onUnsaved.accept(unsaved);
    }

    private Settings changed(UnaryOperator<Settings> change) throws IOException {
        Found found = find();
        Set<String> mayStay = new TreeSet<>(found.rejected());
        if (known != null) {
            mayStay.retainAll(leftThere);
        }
        if (found.newIdentity()) {
            mayStay.removeAll(SettingsJson.IDENTITY);
        }
        Set<String> lost = without(found.rejected(), mayStay);
        Optional<Path> aside = putAside(found.state() == State.BROKEN, lost);
        List<Change> due = List.copyOf(waiting);
        Settings changed = found.settings();
        for (Change each : due) {
            changed = each.how().apply(changed);
        }
        changed = change.apply(changed);
        Set<String> chosen = SettingsJson.changes(found.settings(), changed);
        due.forEach(each -> chosen.addAll(each.chosen()));
        leftThere = write(found, changed, chosen, mayStay);
        waiting.removeAll(due);
        onChosen.accept(without(chosen, leftThere));
        SettingsDamage damage = new SettingsDamage(file, lost, aside, false, true);
        if (!damage.isNone()) {
            onDamage.accept(damage);
        }
        return changed;
    }

    private Optional<Path> putAside(boolean broken, Set<String> lost) throws IOException {
        if (broken) {
            return Optional.of(text.moveAside());
        }
        return lost.isEmpty() ? Optional.empty() : Optional.of(text.copyAside());
    }

    /**
     * What stands in the file, and what it means.
     *
     * @param newIdentity whether the file has none to use
     */
    private record Found(State state, JsonObject json, Settings settings, SettingsFields fields, boolean newIdentity) {
        Set<String> rejected() {
            return fields.rejected();
        }
    }

    private Found find() throws IOException {
        return found(text.read());
    }

    private Found found(SettingsText.Content content) {
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
        boolean isNew = identity.id().value().equals(made.id().value())
                || identity.token().equals(made.token());
        if (isNew && before != null) {
            settings = settings.withIdentity(before.identity());
        }
        return new Found(content.state(), content.json(), settings, fields, isNew);
    }

    /** Returns which of {@code mayStay} have stayed. */
    private Set<String> write(Found found, Settings settings, Set<String> chosen, Set<String> mayStay)
            throws IOException {
        Set<String> stayed = found.fields().write(settings, chosen, mayStay);
        text.write(found.json());
        known = settings;
        return stayed;
    }

    private static Set<String> identityKeys(Set<String> keys) {
        Set<String> both = new TreeSet<>(keys);
        both.retainAll(SettingsJson.IDENTITY);
        return both;
    }

    private static Set<String> without(Set<String> keys, Set<String> others) {
        Set<String> rest = new TreeSet<>(keys);
        rest.removeAll(others);
        return rest;
    }
}
