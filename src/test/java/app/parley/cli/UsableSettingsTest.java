package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.PeerId;
import app.parley.settings.Settings;
import app.parley.settings.SettingsDamage;
import app.parley.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsableSettingsTest {
    private static SettingsFile.Loaded loaded(Settings.Reach reach, String server, String... iceServers) {
        Settings fresh = Settings.fresh(new Settings.Identity(new PeerId("amber-fox-217"), false, "token"));
        return new SettingsFile.Loaded(
                fresh.withNetwork(new Settings.Network(reach, server, List.of(iceServers), true)),
                false,
                new SettingsDamage(Path.of("settings.json"), Set.of("theme"), Optional.empty(), false, false));
    }

    @Test
    void anIceServerThatIsNoneIsLeftOutAndNamed() {
        SettingsFile.Loaded usable = UsableSettings.of(
                loaded(Settings.Reach.THIS_NETWORK, "", "stun:stun.example", "turn:without.credentials", "nonsense"));
        assertEquals(List.of("stun:stun.example"), usable.settings().network().iceServers());
        assertEquals(Set.of("theme", "iceServers"), usable.damage().rejected());
        assertEquals(true, usable.settings().network().relayOnly(), "who hides an address goes on hiding it");
    }

    @Test
    void aServerThatIsNoneGivesWayToThisComputer() {
        SettingsFile.Loaded usable = UsableSettings.of(loaded(Settings.Reach.SERVER, "https://calls.example/#top"));
        assertEquals(Settings.Reach.THIS_COMPUTER, usable.settings().network().reach());
        assertEquals(Set.of("theme", "server"), usable.damage().rejected());
    }

    @Test
    void whatIsGoodStays() {
        SettingsFile.Loaded good =
                loaded(Settings.Reach.SERVER, "https://calls.example", "turn:me:secret@turn.example");
        assertEquals(good, UsableSettings.of(good));
    }
}
