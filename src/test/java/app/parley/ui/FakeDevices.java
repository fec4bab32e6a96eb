package app.parley.ui;

import app.parley.settings.Settings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A computer with some devices, and a headset that is chosen and not plugged in. */
final class FakeDevices implements Devices {
    static final String BUILT_IN = "Built-in Audio Analog Stereo";
    static final String CAMERA = "HD Pro Webcam C920";
    static final String HEADSET = "Jabra Evolve 20 Mono";

    private static final Present PRESENT =
            new Present(List.of(CAMERA, "Integrated Camera"), List.of(BUILT_IN, CAMERA), List.of(BUILT_IN));

    private final List<String> picks = new CopyOnWriteArrayList<>();
    private volatile Settings.Devices chosen = new Settings.Devices("", HEADSET, "");

    @Override
    public Settings.Devices chosen() {
        return chosen;
    }

    @Override
    public void choose(Settings.Devices.Kind kind, String name) {
        picks.add(kind + " " + name);
        chosen = chosen.with(kind, name);
    }

    /** Each kind with the name that was picked, oldest first. */
    List<String> picks() {
        return picks;
    }

    @Override
    public void list(Consumer<Present> receiver) {
        receiver.accept(PRESENT);
    }
}
