package app.parley.ui;

import app.parley.call.PeerId;
import app.parley.settings.Settings;
import app.parley.settings.SettingsDamage;
import app.parley.settings.SettingsUnsaved;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the window remembers. Called on the JavaFX Application Thread: implementations save elsewhere and later. */
public interface Preferences {
    Settings.Theme theme();

    void setTheme(Settings.Theme theme);

    Settings.Language language();

    void setLanguage(Settings.Language language);

    /** What the person wants to be called, possibly empty. */
    String displayName();

    void setDisplayName(String name);

    /** The ID that this window registers as, even where the server has refused it. */
    PeerId ownId();

    /** Registers as {@code id} from now on; whether the server lets it shows in the snapshots. */
    void setOwnId(PeerId id);

    /** Whether the person switched the own picture on outside of calls. */
    boolean showOwnPicture();

    /** An act of the person: on true the camera may be opened for the preview, on false it must be released. */
    void setShowOwnPicture(boolean show);

    /** Gives each time, on any thread, what of the settings' file was of no use; at once, where the start found some. */
    void followDamage(Consumer<SettingsDamage> receiver);

    /** Gives each time, on any thread, the keys of the settings' file whose values were chosen and are saved. */
    void followChosen(Consumer<Set<String>> receiver);

    /** Gives now, and later on any thread, what keeps changes from being saved; empty once all are. */
    void followUnsaved(Consumer<Optional<SettingsUnsaved>> receiver);

    /** Whether a call is heard before it is answered, on both sides. */
    boolean ringTone();

    void setRingTone(boolean on);
}
