package app.parley;

import app.parley.cli.SessionPlan;
import app.parley.settings.Settings;
import app.parley.settings.SettingsFile;
import app.parley.ui.Devices;
import java.util.function.Consumer;

/** The devices of the profile's settings. Confined to the JavaFX Application Thread. */
final class SavedDevices implements Devices {
    private final SettingsFile file;
    private final BackgroundThread background;
    private final Peer peer;
    private Settings.Devices chosen;

    /** @param saved as the settings' file has them */
    SavedDevices(Settings.Devices saved, SettingsFile file, BackgroundThread background, Peer peer) {
        this.file = file;
        this.background = background;
        this.peer = peer;
        chosen = saved;
    }

    @Override
    public Settings.Devices chosen() {
        return chosen;
    }

    @Override
    public void choose(Settings.Devices devices) {
        chosen = devices;
        background.run(() -> file.update(settings -> settings.withDevices(devices)));
        peer.chooseDevices(SessionPlan.choice(devices));
    }

    @Override
    public void list(Consumer<Present> receiver) {
        peer.listDevices(names -> receiver.accept(new Present(names.cameras(), names.microphones(), names.speakers())));
    }
}
