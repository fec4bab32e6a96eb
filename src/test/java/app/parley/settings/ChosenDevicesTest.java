package app.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.settings.Settings.Devices;
import app.parley.settings.Settings.Devices.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChosenDevicesTest {
    @TempDir
    Path directory;

    /** A camera that was typed for this run alone is not saved with a speaker that is picked. */
    @Test
    void whatIsNotPickedStaysAsItWasSaved() {
        Devices saved = new Devices("Saved Camera", "Saved Microphone", "Saved Speaker");
        assertEquals(new Devices("Saved Camera", "Saved Microphone", ""), saved.with(Kind.SPEAKER, ""));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void thePickedIsTheOneThatIsShown(Kind kind) {
        Devices picked = Devices.SYSTEM.with(kind, "Jabra");
        for (Kind each : Kind.values()) {
            assertEquals(each == kind ? "Jabra" : "", picked.of(each));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theValueInForceIsPickedInsteadOfOneOfNoUse(Kind kind) throws Exception {
        Path path = directory.resolve("settings.json");
        Files.writeString(path, "{\"%s\": 5}".formatted(kind.key()));
        SettingsFile file = new SettingsFile(path);
        assertEquals(Set.of(kind.key()), file.load().damage().rejected());
        List<Set<String>> chosen = new ArrayList<>();
        file.onChosen(chosen::add);
        file.keep(it -> it.withDevices(it.devices().with(kind, "")), kind.key());
        assertEquals(List.of(Set.of(kind.key())), chosen);
        assertEquals(Set.of(), new SettingsFile(path).load().damage().rejected());
    }
}
