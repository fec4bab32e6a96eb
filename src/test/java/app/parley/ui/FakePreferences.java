package app.parley.ui;

import app.parley.call.PeerId;
import app.parley.settings.Settings;
import app.parley.settings.SettingsDamage;
import app.parley.settings.SettingsUnsaved;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Remembers while the test runs. */
final class FakePreferences implements Preferences {
    private final List<Consumer<SettingsDamage>> damageReceivers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Optional<SettingsUnsaved>>> unsavedReceivers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Set<String>>> chosenReceivers = new CopyOnWriteArrayList<>();
    private volatile Settings.Theme theme;
    private volatile Settings.Language language;
    private volatile String name;
    private volatile boolean preview;
    private volatile boolean ringTone = true;
    private volatile PeerId id = new PeerId("amber-fox-217");

    FakePreferences(Settings.Theme theme, Settings.Language language, String name, boolean preview) {
        this.theme = theme;
        this.language = language;
        this.name = name;
        this.preview = preview;
    }

    @Override
    public Settings.Theme theme() {
        return theme;
    }

    @Override
    public void setTheme(Settings.Theme wanted) {
        theme = wanted;
    }

    @Override
    public Settings.Language language() {
        return language;
    }

    @Override
    public void setLanguage(Settings.Language wanted) {
        language = wanted;
    }

    @Override
    public String displayName() {
        return name;
    }

    @Override
    public void setDisplayName(String wanted) {
        name = wanted;
    }

    @Override
    public PeerId ownId() {
        return id;
    }

    @Override
    public void setOwnId(PeerId wanted) {
        id = wanted;
    }

    @Override
    public void followDamage(Consumer<SettingsDamage> receiver) {
        damageReceivers.add(receiver);
    }

    void damage(SettingsDamage damage) {
        damageReceivers.forEach(it -> it.accept(damage));
    }

    @Override
    public void followChosen(Consumer<Set<String>> receiver) {
        chosenReceivers.add(receiver);
    }

    void choose(String... keys) {
        chosenReceivers.forEach(it -> it.accept(Set.of(keys)));
    }

    @Override
    public void followUnsaved(Consumer<Optional<SettingsUnsaved>> receiver) {
        unsavedReceivers.add(receiver);
        receiver.accept(Optional.empty());
    }

    void save(Optional<SettingsUnsaved> unsaved) {
        unsavedReceivers.forEach(it -> it.accept(unsaved));
    }

    @Override
    public boolean showOwnPicture() {
        return preview;
    }

    @Override
    public void setShowOwnPicture(boolean show) {
        preview = show;
    }

    @Override
    public boolean ringTone() {
        return ringTone;
    }

    @Override
    public void setRingTone(boolean on) {
        ringTone = on;
    }
}
