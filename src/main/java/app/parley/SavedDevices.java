package app.parley;

import app.parley.cli.SessionPlan;
import app.parley.settings.Settings;
import app.parley.settings.SettingsFile;
import app.parley.ui.Devices;
import app.parley.webrtc.DeviceChoice;
import java.util.function.Consumer;

/**
 * The devices of the profile's settings, but for those that were typed for this run: they are shown as chosen, and saved
 * only once they are picked, or another in their place. Confined to the JavaFX Application Thread.
 */
final class SavedDevices implements Devices {
    private final SettingsFile file;
    private final BackgroundThread background;
    private final Peer peer;
    private Settings.Devices chosen;

    /** @param taken what the peer begins with */
    SavedDevices(DeviceChoice taken, SettingsFile file, BackgroundThread background, Peer peer) {
        this.file = file;
        this.background = background;
        this.peer = peer;
        chosen = new Settings.Devices(taken.camera(), taken.microphone(), taken.speaker());
    }

    @Override
    public Settings.Devices chosen() {
        return chosen;
    }

    @Override
    public void choose(Settings.Devices.Kind kind, String name) {
        chosen = chosen.with(kind, name);
        background.run(() ->
                file.keep(settings -> settings.withDevices(settings.devices().with(kind, name)), kind.key()));
        peer.chooseDevices(SessionPlan.choice(chosen));
    }

    @Override
    public void list(Consumer<Present> receiver) {
        peer.listDevices(names -> receiver.accept(new Present(names.cameras(), names.microphones(), names.speakers())));
    }
}
