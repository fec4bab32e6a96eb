package app.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.PeerId;
import app.parley.settings.Settings.Appearance;
import app.parley.settings.Settings.CallDefaults;
import app.parley.settings.Settings.Devices;
import app.parley.settings.Settings.Identity;
import app.parley.settings.Settings.Language;
import app.parley.settings.Settings.Network;
import app.parley.settings.Settings.People;
import app.parley.settings.Settings.Reach;
import app.parley.settings.Settings.Theme;
import app.parley.settings.Settings.Updates;
import app.parley.settings.Settings.WindowSize;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T01:02:03Z"), ZoneOffset.UTC);
    private static final Settings OTHER = new Settings(
            "Anna 安娜",
            new Identity(new PeerId("amber-fox-217"), true, "t".repeat(43)),
            new Appearance(Theme.LIGHT, Language.CHINESE),
            new Network(Reach.SERVER, "wss://host.example/peer?key=k", List.of("turn:u:p@h.example"), true),
            new CallDefaults(false, false, false, false),
            new WindowSize(1000, 700),
            new People(List.of(new PeerId("blue-owl-913"), new PeerId("amber")), true, false),
            new Updates("https://news.example/parley.json", Instant.parse("2026-11-20T08:00:00Z"), "1.2.0"),
            new Devices("HD Camera", "Headset 耳机", "Speakers"));

    @TempDir
    Path directory;

    private Path path() {
        return directory.resolve("deep/parley/settings.json");
    }

    private SettingsFile file() {
        return new SettingsFile(path(), CLOCK);
    }

    @Test
    void aFirstStartMakesAnIdentityThatStays() throws IOException {
        var first = file().load();
        assertTrue(first.firstStart());
        assertEquals(Reach.THIS_COMPUTER, first.settings().network().reach());
        assertEquals(
                256 / 8,
                java.util.Base64.getUrlDecoder()
                        .decode(first.settings().identity().token())
                        .length);
        var second = file().load();
        assertFalse(second.firstStart());
        assertEquals(first.settings(), second.settings());
        assertTrue(second.damage().isNone());
        assertNotEquals(
                first.settings().identity(),
                new SettingsFile(directory.resolve("b.json")).load().settings().identity());
    }

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        file().save(OTHER);
        assertEquals(OTHER, file().load().settings());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path().getParent())));
        assertEquals(Set.of("settings.json", "settings.json.lock"), names(path().getParent()));
    }

    @Test
    void keysOfANewerVersionAreKept() throws IOException {
        file().save(OTHER);
        var json = json();
        json.addProperty("v", 2);
        json.add("fromTheFuture", JsonParser.parseString("{\"a\":[1,null]}"));
        Files.writeString(path(), json.toString());
        file().update(settings -> settings.withDisplayName("Bert"));
        assertEquals(json.get("fromTheFuture"), json().get("fromTheFuture"));
        assertEquals("Bert", json().get("displayName").getAsString());
    }

    @Test
    void aWrongFieldFallsBackAloneAndIsNamed() throws IOException {
        file().save(OTHER);
        var good = json();
        for (String key : good.keySet()) {
            if (key.equals("v")) continue;
            for (var wrong :
                    List.of(JsonNull.INSTANCE, new JsonPrimitive(-1), new JsonPrimitive("\n"), new JsonObject())) {
                var json = good.deepCopy();
                json.add(key, wrong);
                Files.writeString(path(), json.toString());
                var loaded = file().load();
                // Without its server, the reach has no meaning either.
                assertEquals(
                        key.equals("server") ? Set.of("server", "reach") : Set.of(key),
                        loaded.damage().rejected());
                file().save(loaded.settings());
                var healed = json();
                good.keySet().stream()
                        .filter(other -> !loaded.damage().rejected().contains(other)
                                && !(key.equals("peerId") && other.equals("peerIdChosen")))
                        .forEach(other -> assertEquals(good.get(other), healed.get(other), key + " spoilt " + other));
            }
        }
    }

    @Test
    void wrongEntriesOfAListFallOutOneByOne() throws IOException {
        file().save(OTHER);
        var json = json();
        var servers = new JsonArray();
        servers.add("stun:a.example");
        servers.add(5);
        servers.add("stun:b.example");
        json.add("iceServers", servers);
        Files.writeString(path(), json.toString());
        var loaded = file().load();
        assertEquals(
                List.of("stun:a.example", "stun:b.example"),
                loaded.settings().network().iceServers());
        assertEquals(Set.of("iceServers"), loaded.damage().rejected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://news.example/parley.json",
                "https://user@news.example/",
                "https:news",
                "https://news example/",
                "file:///etc/passwd",
                "https://news.example:70000/"
            })
    void newsAreAskedForByHttpsAlone(String address) throws IOException {
        file().save(OTHER);
        var json = json();
        json.addProperty("updates", address);
        Files.writeString(path(), json.toString());
        var loaded = file().load();
        assertEquals(Set.of("updates"), loaded.damage().rejected());
        assertEquals("", loaded.settings().updates().address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "null", "\"text\"", "{\"v\":1}}", "{\"a\":1,\"a\":", "\ufeff\0\1"})
    void aBrokenFileIsMovedAsideAndNeverLost(String broken) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), broken);
        var loaded = file().load();
        Path aside = path().resolveSibling("settings.broken-2026-11-23-010203.json");
        assertEquals(Optional.of(aside), loaded.damage().aside());
        assertEquals(broken, Files.readString(aside));
        assertFalse(loaded.firstStart());
        Files.writeString(path(), "again");
        assertEquals(
                Optional.of(path().resolveSibling("settings.broken-2026-11-23-010203-2.json")),
                file().load().damage().aside());
        assertEquals(broken, Files.readString(aside));
    }

    @Test
    void bytesThatAreNoTextAndDeepNestingAreMovedAsideToo() throws IOException {
        Files.createDirectories(path().getParent());
        Files.write(path(), new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});
        assertTrue(file().load().damage().aside().isPresent());
        Files.writeString(path(), "[".repeat(500_000));
        assertTrue(file().load().damage().aside().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "gone"})
    void aFileSpoiltWhileTheProgramRunsCostsNothing(String spoilt) throws IOException {
        file().save(OTHER);
        var running = file();
        running.load();
        var damages = new ArrayList<SettingsDamage>();
        running.onDamage(damages::add);
        if (spoilt.equals("gone")) {
            Files.delete(path());
        } else {
            Files.writeString(path(), spoilt);
        }
        running.update(settings -> settings.withDisplayName("Bert"));
        assertEquals(OTHER.withDisplayName("Bert"), file().load().settings());
        Path aside = path().resolveSibling("settings.broken-2026-11-23-010203.json");
        assertEquals(
                spoilt.equals("gone")
                        ? List.of()
                        : List.of(new SettingsDamage(path(), Set.of(), Optional.of(aside), false, true)),
                damages);
    }

    @Test
    void valuesSpoiltWhileTheProgramRunsAreAsTheyWere() throws IOException {
        file().save(OTHER);
        var running = file();
        running.load();
        var damages = new ArrayList<SettingsDamage>();
        running.onDamage(damages::add);
        var json = json();
        json.addProperty("token", 7);
        json.addProperty("theme", "PINK");
        json.addProperty("displayName", "Cleo");
        Files.writeString(path(), json.toString());
        running.update(settings -> settings.withWindow(new WindowSize(900, 600)));
        assertEquals(
                OTHER.withDisplayName("Cleo").withWindow(new WindowSize(900, 600)),
                file().load().settings());
        Path aside = path().resolveSibling("settings.broken-2026-11-23-010203.json");
        assertEquals(
                List.of(new SettingsDamage(path(), Set.of("token", "theme"), Optional.of(aside), false, true)),
                damages);
        assertEquals(json.toString(), Files.readString(aside));
    }

    @Test
    void whatWasToldAtTheStartIsNotToldAgain() throws IOException {
        file().save(OTHER);
        var json = json();
        json.addProperty("theme", "PINK");
        Files.writeString(path(), json.toString());
        var running = file();
        assertEquals(Set.of("theme"), running.load().damage().rejected());
        var damages = new ArrayList<SettingsDamage>();
        running.onDamage(damages::add);
        running.update(settings -> settings.withDisplayName("Bert"));
        assertEquals(List.of(), damages);
    }

    @Test
    void manyWritersLoseNoChange() throws Exception {
        file().save(OTHER.withWindow(new WindowSize(1000, 700)));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var writes = IntStream.range(0, 40)
                    .<Callable<Settings>>mapToObj(_ -> () -> new SettingsFile(path())
                            .update(s -> s.withWindow(new WindowSize(s.window().width() + 1, 700))))
                    .toList();
            for (var write : threads.invokeAll(writes)) {
                write.get();
            }
        }
        assertEquals(1040, file().load().settings().window().width());
    }

    @Test
    void aLinkToTheFileStaysALink() throws IOException {
        Path real = directory.resolve("dotfiles.json");
        new SettingsFile(real).save(OTHER);
        Path link = directory.resolve("settings.json");
        Files.createSymbolicLink(link, real);
        new SettingsFile(link).update(settings -> settings.withDisplayName("Bert"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("Bert", new SettingsFile(real).load().settings().displayName());
    }

    @Test
    void nothingPrintsTheTokenOrATurnPassword() {
        assertFalse(OTHER.toString().contains("ttt"));
        assertFalse(OTHER.toString().contains("u:p@"));
    }

    private JsonObject json() throws IOException {
        return JsonParser.parseString(Files.readString(path())).getAsJsonObject();
    }

    private static Set<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(java.util.stream.Collectors.toSet());
        }
    }
}
