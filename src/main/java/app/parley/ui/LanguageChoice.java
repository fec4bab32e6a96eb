package app.parley.ui;

import java.util.Locale;

/** The language a person asked for. */
public enum LanguageChoice {
    SYSTEM,
    ENGLISH,
    CHINESE;

    Language language() {
        return switch (this) {
            case SYSTEM -> Language.of(Locale.getDefault());
            case ENGLISH -> Language.ENGLISH;
            case CHINESE -> Language.CHINESE;
        };
    }
}
