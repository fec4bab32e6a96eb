package app.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.PeerId;
import app.parley.settings.Settings.Appearance;
import app.parley.settings.Settings.Identity;
import app.parley.settings.Settings.Language;
import app.parley.settings.Settings.People;
import app.parley.settings.Settings.Theme;
import app.parley.settings.SettingsUnsaved.Reason;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that cannot be read, cannot be written, or are of no use: none is lost. */
class SettingsTroubleTest {
    private static final Settings ANNA = Settings.fresh(new Identity(new PeerId("amber-fox-217"), true, "t".repeat(43)))
            .withDisplayName("Anna");

    @TempDir
    Path directory;

    private Path path;
    private SettingsFile file;
    private final List<Optional<SettingsUnsaved>> told = new ArrayList<>();

    @BeforeEach
    void settle() {
        path = directory.resolve("settings.json");
        file = new SettingsFile(path);
    }

    /** Whoever runs the tests may write everywhere, so a folder takes the place of the lock's file. */
    private Path forbidWriting() throws IOException {
        return Files.createDirectory(directory.resolve("settings.json.lock"));
    }

    @Test
    void aChangeThatCannotBeWrittenIsToldAndWrittenWithTheNext() throws IOException {
        new SettingsFile(path).save(ANNA);
        file.load();
        Files.delete(directory.resolve("settings.json.lock"));
        Path obstacle = forbidWriting();
        file.onUnsaved(told::add);
        file.keep(it -> it.withDisplayName("Bert"));
        file.keep(it -> it.withAppearance(new Appearance(Theme.DARK, Language.CHINESE)));
        Optional<SettingsUnsaved> failed = Optional.of(new SettingsUnsaved(path, Reason.FAILED));
        assertEquals(List.of(Optional.empty(), failed, failed), told);
        Files.delete(obstacle);
        file.keep(it -> it.withPeople(new People(List.of(new PeerId("blue")), false, true)));
        assertEquals(Optional.empty(), told.getLast());
        Settings saved = new SettingsFile(path).load().settings();
        assertEquals(
                ANNA.withDisplayName("Bert")
                        .withAppearance(new Appearance(Theme.DARK, Language.CHINESE))
                        .withPeople(new People(List.of(new PeerId("blue")), false, true)),
                saved);
    }

    @Test
    void whatWaitsIsWrittenAtTheEndAndOnce() throws IOException {
        file.load();
        Files.delete(directory.resolve("settings.json.lock"));
        Path obstacle = forbidWriting();
        file.keep(it -> it.withDisplayName(it.displayName() + "A"));
        Files.delete(obstacle);
        file.saveWhatWaits();
        file.saveWhatWaits();
        file.keep(it -> it.withDisplayName(it.displayName() + "B"));
        assertEquals("AB", new SettingsFile(path).load().settings().displayName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "link to nothing", "link to itself"})
    void aFileThatCannotBeReadStaysAsItIs(String kind) throws IOException {
        switch (kind) {
            case "folder" -> Files.createFile(Files.createDirectory(path).resolve("mine"));
            case "link to nothing" -> Files.createSymbolicLink(path, directory.resolve("away/settings.json"));
            default -> Files.createSymbolicLink(path, path);
        }
        assertThrows(IOException.class, file::load);
        SettingsFile.Loaded loaded = file.loadOrUsual();
        assertEquals(new SettingsDamage(path, Set.of(), Optional.empty(), true, false), loaded.damage());
        assertEquals(Settings.fresh(loaded.settings().identity()), loaded.settings());
        assertFalse(loaded.firstStart());
        file.keep(it -> it.withDisplayName("Bert"));
        file.onUnsaved(told::add);
        assertEquals(List.of(Optional.of(new SettingsUnsaved(path, Reason.FAILED))), told);
        if (kind.equals("folder")) {
            assertTrue(Files.exists(path.resolve("mine")));
        } else {
            assertTrue(Files.isSymbolicLink(path));
        }
    }

    /** Whoever opens a pipe waits for somebody at its other end. */
    @Test
    @Timeout(20)
    void aPipeIsNoFileToRead() throws Exception {
        Pipe.make(path);
        assertThrows(IOException.class, () -> Pipe.within(file::load));
        SettingsFile.Loaded loaded = Pipe.within(file::loadOrUsual);
        assertEquals(new SettingsDamage(path, Set.of(), Optional.empty(), true, false), loaded.damage());
        assertTrue(Files.readAttributes(path, BasicFileAttributes.class).isOther());
    }

    @Test
    void whoNeedsNoIdentityReadsWhereNothingCanBeWritten() throws IOException {
        Path obstacle = forbidWriting();
        SettingsFile.Loaded fresh = file.loadToRead();
        assertEquals(Settings.fresh(fresh.settings().identity()), fresh.settings());
        Files.delete(obstacle);
        new SettingsFile(path).save(ANNA);
        Files.delete(directory.resolve("settings.json.lock"));
        forbidWriting();
        assertEquals(ANNA, file.loadToRead().settings());
    }

    /** It may hold what must not be passed over, such as that only a relay may be used. */
    @Test
    void whoNeedsNoIdentityFailsAsWellWhereAFileCannotBeRead() throws IOException {
        Files.createDirectory(path);
        assertThrows(IOException.class, file::loadToRead);
        Files.delete(path);
        Files.delete(directory.resolve("settings.json.lock"));
        Files.writeString(path, "{");
        forbidWriting();
        assertThrows(IOException.class, file::loadToRead);
        assertEquals("{", Files.readString(path));
    }

    @Test
    void aBrokenFileThatCannotBeMovedStaysAsItIs() throws IOException {
        Files.writeString(path, "{");
        forbidWriting();
        assertTrue(file.loadOrUsual().damage().unreadable());
        assertEquals("{", Files.readString(path));
    }

    @Test
    void settingsAreReadWhereNothingCanBeWritten() throws IOException {
        new SettingsFile(path).save(ANNA);
        Files.delete(directory.resolve("settings.json.lock"));
        forbidWriting();
        SettingsFile.Loaded loaded = file.loadOrUsual();
        assertEquals(ANNA, loaded.settings());
        assertTrue(loaded.damage().isNone());
        file.onUnsaved(told::add);
        assertEquals(List.of(Optional.empty()), told);
    }

    @Test
    void aFirstStartWhereNothingCanBeWrittenKeepsItsIdForLater() throws IOException {
        Path obstacle = forbidWriting();
        SettingsFile.Loaded loaded = file.loadOrUsual();
        assertTrue(loaded.firstStart());
        file.onUnsaved(told::add);
        assertTrue(told.getFirst().isPresent());
        Files.delete(obstacle);
        file.keep(it -> it.withDisplayName("Bert"));
        assertEquals(Optional.empty(), told.getLast());
        assertEquals(
                loaded.settings().withDisplayName("Bert"),
                new SettingsFile(path).load().settings());
    }

    @Test
    void aValueOfNoUseStaysUntilAnotherIsChosen() throws IOException {
        JsonObject json = edited("theme", "PINK");
        json.addProperty("windowWidth", -7);
        json.addProperty("server", "gopher://x");
        JsonArray people = new JsonArray();
        people.add("blue");
        people.add("not an id!");
        json.add("people", people);
        Files.writeString(path, json.toString());
        Set<String> refused = Set.of("theme", "windowWidth", "server", "people");
        assertEquals(refused, file.load().damage().rejected());
        file.keep(it -> it.withDisplayName("Bert"));
        json.addProperty("displayName", "Bert");
        assertEquals(json, written());
        file.keep(it -> it.withAppearance(new Appearance(Theme.DARK, Language.SYSTEM)));
        file.keep(it -> it.withPeople(new People(List.of(new PeerId("amber")), false, true)));
        json.addProperty("theme", "DARK");
        people.remove(0);
        people.asList().addFirst(new JsonPrimitive("amber"));
        assertEquals(json, written());
        assertEquals(
                Set.of("windowWidth", "server", "people"),
                new SettingsFile(path).load().damage().rejected());
    }

    @Test
    void theValueInForceCanBeChosenInsteadOfOneOfNoUse() throws IOException {
        JsonObject json = edited("theme", "PINK");
        json.addProperty("reach", "MOON");
        json.addProperty("ringTone", "loud");
        Files.writeString(path, json.toString());
        SettingsDamage damage = file.load().damage();
        assertEquals(Set.of("theme", "reach", "ringTone"), damage.rejected());
        List<Set<String>> chosen = new ArrayList<>();
        file.onChosen(chosen::add);
        Files.delete(directory.resolve("settings.json.lock"));
        Path obstacle = forbidWriting();
        file.keep(it -> it.withAppearance(new Appearance(Theme.SYSTEM, Language.SYSTEM)), "theme");
        assertEquals(List.of(), chosen);
        Files.delete(obstacle);
        file.keep(UnaryOperator.identity(), "reach");
        json.addProperty("theme", "SYSTEM");
        json.addProperty("reach", "THIS_COMPUTER");
        assertEquals(json, written());
        assertEquals(List.of(Set.of("theme", "reach")), chosen);
        assertEquals(Set.of("ringTone"), damage.without(chosen.getLast()).rejected());
        file.keep(it -> it.withDisplayName("Bert"), "ringTone");
        assertEquals(Set.of("displayName", "ringTone"), chosen.getLast());
        assertTrue(damage.without(Set.of("theme", "reach", "ringTone")).isNone());
        assertTrue(new SettingsFile(path).load().damage().isNone());
    }

    @Test
    void whatStaysOfAListIsNotCalledChosen() throws IOException {
        JsonObject json = edited("theme", "DARK");
        JsonArray people = new JsonArray();
        people.add("not an id!");
        json.add("people", people);
        Files.writeString(path, json.toString());
        file.load();
        List<Set<String>> chosen = new ArrayList<>();
        file.onChosen(chosen::add);
        file.keep(it -> it.withDisplayName("Bert").withPeople(new People(List.of(new PeerId("amber")), false, true)));
        assertEquals(List.of(Set.of("displayName")), chosen);
    }

    @Test
    void whatParleyHasReplacedStaysSaid() {
        Optional<Path> aside = Optional.of(path);
        assertEquals(
                new SettingsDamage(path, Set.of("peerId"), aside, false, false),
                new SettingsDamage(path, Set.of("peerId", "theme"), aside, false, false)
                        .without(Set.of("peerId", "theme")));
        SettingsDamage recovered = new SettingsDamage(path, Set.of("theme"), aside, false, true);
        assertEquals(recovered, recovered.without(Set.of("theme")));
    }

    @Test
    void anIdOfNoUseGivesWayToANewOneAndIsKeptBeside() throws IOException {
        JsonObject json = edited("peerId", "my id!");
        json.addProperty("theme", "PINK");
        Files.writeString(path, json.toString());
        SettingsFile.Loaded loaded = file.load();
        assertEquals(Set.of("peerId", "theme"), loaded.damage().rejected());
        assertEquals(json.toString(), Files.readString(loaded.damage().aside().orElseThrow()));
        assertEquals(
                loaded.settings().identity(),
                new SettingsFile(path).load().settings().identity());
        assertEquals("PINK", written().get("theme").getAsString());
    }

    @Test
    void saysWhatCanBeDoneAboutIt() {
        assertEquals(
                Reason.NOT_ALLOWED,
                SettingsUnsaved.of(path, new AccessDeniedException("x")).reason());
        // Linux has it everywhere, always full, and closed to all but root.
        Path proc = Path.of("/proc");
        assertEquals(
                Files.isWritable(proc) ? Reason.DISK_FULL : Reason.NOT_ALLOWED,
                SettingsUnsaved.of(proc.resolve("parley/settings.json"), new IOException("x"))
                        .reason());
        assertEquals(
                Reason.FAILED,
                SettingsUnsaved.of(path.resolve("deep/er"), new IOException("x"))
                        .reason());
    }

    private JsonObject edited(String key, String value) throws IOException {
        new SettingsFile(path).save(ANNA);
        JsonObject json = written();
        json.addProperty(key, value);
        return json;
    }

    private JsonObject written() throws IOException {
        return JsonParser.parseString(Files.readString(path)).getAsJsonObject();
    }
}
