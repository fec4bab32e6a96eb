package app.parley.ui;

/** What the window remembers. Called on the JavaFX Application Thread: implementations save elsewhere and later. */
public interface Preferences {
    ThemeChoice theme();

    void setTheme(ThemeChoice theme);

    LanguageChoice language();

    void setLanguage(LanguageChoice language);

    /** What the person wants to be called, possibly empty. */
    String displayName();

    void setDisplayName(String name);

    /** Whether the person switched the own picture on outside of calls. */
    boolean showOwnPicture();

    /** An act of the person: on true the camera may be opened for the preview, on false it must be released. */
    void setShowOwnPicture(boolean show);
}
