package app.parley.ui;

import app.parley.settings.Settings;
import java.util.Locale;

/** A language that the words exist in. */
public enum Language {
    ENGLISH("messages.properties"),
    CHINESE("messages_zh.properties");

    private final String resource;

    Language(String resource) {
        this.resource = resource;
    }

    String resource() {
        return resource;
    }

    /** What a person who chose {@code wanted} reads. */
    static Language of(Settings.Language wanted) {
        return switch (wanted) {
            case SYSTEM -> of(Locale.getDefault());
            case ENGLISH -> ENGLISH;
            case CHINESE -> CHINESE;
        };
    }

    /** The one to speak to a person whose system speaks {@code locale}. */
    static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }
}
