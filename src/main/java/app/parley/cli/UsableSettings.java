package app.parley.cli;

import app.parley.control.IceServerException;
import app.parley.control.IceServers;
import app.parley.settings.Settings;
import app.parley.settings.SettingsDamage;
import app.parley.settings.SettingsFile;
import app.parley.signaling.InvalidServerUrlException;
import app.parley.signaling.ServerUrl;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings without what can be read and yet not be used. A wrong word that was typed ends the program with a sentence;
 * one in the file must not, for who starts Parley from a menu would see nothing at all. The file stays as it is.
 */
final class UsableSettings {
    private UsableSettings() {}

    /** @return {@code loaded}, with what was left out among its rejected keys */
    static SettingsFile.Loaded of(SettingsFile.Loaded loaded) {
        Settings settings = loaded.settings();
        Settings.Network network = settings.network();
        Set<String> rejected = new TreeSet<>(loaded.damage().rejected());
        List<String> iceServers = network.iceServers().stream()
                .filter(UsableSettings::isIceServer)
                .toList();
        if (iceServers.size() < network.iceServers().size()) {
            rejected.add("iceServers");
        }
        Settings.Reach reach = network.reach();
        if (reach == Settings.Reach.SERVER && !isServer(network.server())) {
            rejected.add("server");
            reach = Settings.Reach.THIS_COMPUTER;
        }
        Settings usable =
                settings.withNetwork(new Settings.Network(reach, network.server(), iceServers, network.relayOnly()));
        SettingsDamage found = loaded.damage();
        SettingsDamage damage =
                new SettingsDamage(found.file(), rejected, found.aside(), found.unreadable(), found.recovered());
        return new SettingsFile.Loaded(usable, loaded.firstStart(), damage);
    }

    private static boolean isIceServer(String text) {
        try {
            IceServers.parse(text);
            return true;
        } catch (IceServerException _) {
            return false;
        }
    }

    private static boolean isServer(String text) {
        try {
            ServerUrl.parse(text);
            return true;
        } catch (InvalidServerUrlException _) {
            return false;
        }
    }
}
