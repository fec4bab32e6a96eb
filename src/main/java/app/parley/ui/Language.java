package app.parley.ui;

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

    /** The one to speak to a person whose system speaks {@code locale}. */
    static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }
}
