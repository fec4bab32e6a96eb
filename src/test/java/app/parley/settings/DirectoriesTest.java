package app.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoriesTest {
    @TempDir
    Path temporary;

    @Test
    void linuxFollowsXdg() {
        var set = Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s");
        assertEquals(directories("/c/parley", "/s/parley"), of("", Surroundings.Platform.LINUX, set));
        assertEquals(
                directories("/h/.config/parley", "/h/.local/state/parley"),
                of("", Surroundings.Platform.LINUX, Map.of("XDG_CONFIG_HOME", "relative", "XDG_STATE_HOME", "")));
    }

    /** Java asks the system where home is; shells, and XDG, ask the environment. */
    @Test
    void onLinuxHomeIsWhereTheEnvironmentSays() {
        var linux = Surroundings.Platform.LINUX;
        assertEquals(Path.of("/other"), Surroundings.home(linux, Map.of("HOME", "/other"), "/h"));
        for (var none : List.of(Map.<String, String>of(), Map.of("HOME", ""), Map.of("HOME", "relative"))) {
            assertEquals(Path.of("/h"), Surroundings.home(linux, none, "/h"));
        }
        var windows = Surroundings.Platform.WINDOWS;
        assertEquals(Path.of("/h"), Surroundings.home(windows, Map.of("HOME", "/other"), "/h"));
    }

    @Test
    void theOthersFollowTheirOwnCustom() {
        assertEquals(
                directories("/roaming/Parley", "/local/Parley"),
                of("", Surroundings.Platform.WINDOWS, Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local")));
        String support = "/h/Library/Application Support/Parley";
        assertEquals(directories(support, support), of("", Surroundings.Platform.MAC, Map.of("XDG_CONFIG_HOME", "/c")));
    }

    @Test
    void aProfileHasItsOwn() {
        var bob = of("Bob", Surroundings.Platform.LINUX, Map.of());
        assertEquals(Path.of("/h/.config/parley/profiles/bob/settings.json"), bob.settingsFile());
        assertEquals(Path.of("/h/.local/state/parley/profiles/bob/history.jsonl"), bob.historyFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a\\b", "-a", "a b", "a\n", "nul", "COM1", "ä", "x:y"})
    void aProfileNameLeavesItsFolderNever(String name) {
        assertFalse(Profile.isValid(name));
        if (!name.isEmpty()) {
            assertThrows(IllegalArgumentException.class, () -> new Profile(name));
        }
        assertFalse(Profile.isValid("a".repeat(33)));
    }

    @Test
    void theRuntimeDirectoryIsPrivate() throws IOException {
        Path given = Files.createDirectory(temporary.resolve("run"));
        assertEquals(
                given.resolve("parley"), RuntimeDirectory.open(here(Map.of("XDG_RUNTIME_DIR", given.toString())), "u"));
        Path own = RuntimeDirectory.open(here(Map.of("XDG_RUNTIME_DIR", "/nowhere/at/all")), "u/../x");
        assertEquals(temporary.resolve("parley-u_.._x"), own);
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(own, RuntimeDirectory.open(here(Map.of()), "u/../x"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
    }

    /** Where everything of a person's lies in folders of theirs, an owner tells nothing. */
    @Test
    void onWindowsTheRuntimeDirectoryIsThePersonsOwn() throws IOException {
        var here = new Surroundings(
                Surroundings.Platform.WINDOWS,
                Map.of("LOCALAPPDATA", temporary.toString(), "XDG_RUNTIME_DIR", "/c"),
                Path.of("/h"),
                Path.of("/tmp"));
        assertEquals(temporary.resolve("Parley"), RuntimeDirectory.open(here, "u"));
        assertEquals(temporary.resolve("Parley"), RuntimeDirectory.open(here, "u"));
        assertTrue(Files.isDirectory(temporary.resolve("Parley")));
    }

    /** As the demo's are: on each system away from those of the person. */
    @ParameterizedTest
    @EnumSource(Surroundings.Platform.class)
    void aProgramCanBeStartedWithFilesOfItsOwn(Surroundings.Platform platform) {
        Path apart = Path.of("/a part");
        Map<String, String> environment = Directories.below(apart, platform);
        String option = "-Duser.home=";
        String options = environment.getOrDefault("JAVA_TOOL_OPTIONS", option + "'/h'");
        Path home = Path.of(options.substring(option.length()).replace("'", ""));
        var there = Directories.of(Profile.USUAL, new Surroundings(platform, environment, home, Path.of("/tmp")));
        assertTrue(there.config().startsWith(apart) && there.state().startsWith(apart), there.toString());
    }

    @Test
    void aTrapIsNotEntered() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(temporary.resolve("parley-u"), elsewhere);
        assertThrows(IOException.class, () -> RuntimeDirectory.open(here(Map.of()), "u"));
        Files.createFile(temporary.resolve("parley-w"));
        assertThrows(IOException.class, () -> RuntimeDirectory.open(here(Map.of()), "w"));
        assertTrue(Files.exists(elsewhere));
    }

    private Surroundings here(Map<String, String> environment) {
        return new Surroundings(Surroundings.Platform.LINUX, environment, Path.of("/h"), temporary);
    }

    private static Directories of(String profile, Surroundings.Platform platform, Map<String, String> environment) {
        return Directories.of(
                new Profile(profile), new Surroundings(platform, environment, Path.of("/h"), Path.of("/tmp")));
    }

    private static Directories directories(String config, String state) {
        return new Directories(Path.of(config), Path.of(state));
    }
}
