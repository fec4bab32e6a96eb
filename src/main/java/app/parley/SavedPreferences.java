package app.parley;

import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.settings.Settings;
import app.parley.settings.Settings.Appearance;
import app.parley.settings.Settings.CallDefaults;
import app.parley.settings.SettingsDamage;
import app.parley.settings.SettingsFile;
import app.parley.settings.SettingsUnsaved;
import app.parley.ui.Preferences;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What the window remembers, in the profile's settings. Confined to the JavaFX Application Thread. */
final class SavedPreferences implements Preferences {
    private final SettingsFile file;
    private final BackgroundThread background;
    private final Peer peer;
    private final OwnIdentity identity;
    private final SettingsFile.Loaded loaded;
    private Settings settings;

    SavedPreferences(
            SettingsFile.Loaded loaded,
            SettingsFile file,
            BackgroundThread background,
            Peer peer,
            OwnIdentity identity) {
        this.identity = identity;
        this.loaded = loaded;
        this.settings = loaded.settings();
        this.file = file;
        this.background = background;
        this.peer = peer;
    }

    @Override
    public Settings.Theme theme() {
        return settings.appearance().theme();
    }

    @Override
    public void setTheme(Settings.Theme theme) {
        change(s -> s.withAppearance(new Appearance(theme, s.appearance().language())), "theme");
    }

    @Override
    public Settings.Language language() {
        return settings.appearance().language();
    }

    @Override
    public void setLanguage(Settings.Language language) {
        change(s -> s.withAppearance(new Appearance(s.appearance().theme(), language)), "language");
    }

    @Override
    public String displayName() {
        return settings.displayName();
    }

    @Override
    public void setDisplayName(String name) {
        change(s -> s.withDisplayName(name), "displayName");
        peer.presentAs(name);
    }

    @Override
    public void followDamage(Consumer<SettingsDamage> receiver) {
        if (!loaded.damage().isNone()) {
            receiver.accept(loaded.damage());
        }
        file.onDamage(receiver);
    }

    @Override
    public void followChosen(Consumer<Set<String>> receiver) {
        file.onChosen(receiver);
    }

    @Override
    public void followUnsaved(Consumer<Optional<SettingsUnsaved>> receiver) {
        file.onUnsaved(receiver);
    }

    @Override
    public boolean showOwnPicture() {
        return settings.calls().showMyPicture();
    }

    @Override
    public void setShowOwnPicture(boolean show) {
        changeCalls(c -> new CallDefaults(show, c.microphone(), c.camera(), c.ringTone()), "showMyPicture");
        peer.setPreview(show);
    }

    @Override
    public boolean ringTone() {
        return settings.calls().ringTone();
    }

    @Override
    public void setRingTone(boolean on) {
        changeCalls(c -> new CallDefaults(c.showMyPicture(), c.microphone(), c.camera(), on), "ringTone");
        peer.setRingTone(on);
    }

    @Override
    public PeerId ownId() {
        return identity.id();
    }

    @Override
    public void setOwnId(PeerId id) {
        identity.choose(id);
    }

    /** What a person switches outside of calls is how the next start begins. */
    void setStart(LocalMedia switched) {
        CallDefaults calls = settings.calls();
        // One by one: the first use of a record's equals() would delay the window by 8 ms.
        if (switched.video() != calls.camera() || switched.audio() != calls.microphone()) {
            changeCalls(c -> new CallDefaults(c.showMyPicture(), switched.audio(), switched.video(), c.ringTone()));
        }
    }

    private void changeCalls(UnaryOperator<CallDefaults> change, String... chosen) {
        change(s -> s.withCalls(change.apply(s.calls())), chosen);
    }

    /**
     * In memory at once, in the file soon; what another window of this profile wrote there stays.
     *
     * @param chosen the file's keys for what the person has chosen, be it what is in force already
     */
    private void change(UnaryOperator<Settings> change, String... chosen) {
        settings = change.apply(settings);
        background.run(() -> file.keep(change, chosen));
    }
}
