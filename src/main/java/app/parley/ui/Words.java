package app.parley.ui;

import app.parley.call.EndReason;
import app.parley.control.DeviceProblem;
import app.parley.control.SignalingStatus;
import app.parley.settings.Settings;
import app.parley.settings.SettingsDamage;
import app.parley.settings.SettingsUnsaved;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Everything the window says, in the language that is spoken now; it changes at run time. */
public final class Words {
    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);
    private final ReadOnlyObjectWrapper<Language> language;

    public Words(Language language) {
        for (Language each : Language.values()) {
            bundles.put(each, load(each.resource()));
        }
        this.language = new ReadOnlyObjectWrapper<>(language);
    }

    /** Both bundles by hand: {@link ResourceBundle#getBundle} would fall back to the system's language, not to ours. */
    private static ResourceBundle load(String resource) {
        try (var stream = Objects.requireNonNull(Words.class.getResourceAsStream(resource));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ReadOnlyObjectProperty<Language> language() {
        return language.getReadOnlyProperty();
    }

    void speak(Language wanted) {
        language.set(wanted);
    }

    /**
     * The text now.
     *
     * @param values take the places of {0}, {1} and so on
     * @throws java.util.MissingResourceException for a key that does not exist
     */
    String text(String key, Object... values) {
        String text = Objects.requireNonNull(bundles.get(language.get())).getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The text, following the language. */
    StringBinding bound(String key, Object... values) {
        return Bindings.createStringBinding(() -> text(key, values), language);
    }

    /** One text while {@code condition} holds and another while not, following both it and the language. */
    StringBinding either(ObservableValue<Boolean> condition, String key, String otherwise, Object... values) {
        return Bindings.createStringBinding(
                () -> text(condition.getValue() ? key : otherwise, values), condition, language);
    }

    String headline(EndReason reason) {
        return text(key("end", reason));
    }

    /** What happened in a sentence, and what to do next. */
    String nextStep(EndReason reason, String peerName, String peerId) {
        return text(key("end", reason) + ".next", peerName, peerId);
    }

    String sentence(SignalingStatus.Problem problem) {
        return text(key("signaling.problem", problem));
    }

    String sentence(DeviceProblem problem) {
        return text(key("device", problem));
    }

    String sentence(DialProblem problem) {
        return text(key("dial.problem", problem));
    }

    String sentence(Reach.Problem problem) {
        return text(key("reach.problem", problem));
    }

    /** That no more people can be kept, and what to do. */
    String listFull() {
        return text("people.full", Settings.People.MOST_KEPT);
    }

    /** What of the settings' file was of no use, what came of it and what to do. */
    String sentence(SettingsDamage damage) {
        if (damage.unreadable()) {
            return text("settings.unreadable", damage.file());
        }
        String suffix = damage.recovered() ? ".recovered" : "";
        Optional<Path> aside = damage.aside();
        if (damage.rejected().isEmpty()) {
            return aside.map(it -> text("settings.broken" + suffix, it)).orElse("");
        }
        String keys = String.join(", ", new TreeSet<>(damage.rejected()));
        String sentence = text("settings.rejected" + suffix, keys, damage.file());
        return aside.map(it -> text("settings.aside", sentence, it)).orElse(sentence);
    }

    /** That what the person changes is not saved, why, and what to do. */
    String sentence(SettingsUnsaved unsaved) {
        return text("settings.unsaved.holds", text(key("settings.unsaved", unsaved.reason()), unsaved.file()));
    }

    /** The key of a constant: {@code end} and PEER_BUSY give {@code end.peer_busy}. */
    static String key(String prefix, Enum<?> constant) {
        return prefix + "." + constant.name().toLowerCase(Locale.ROOT);
    }
}
