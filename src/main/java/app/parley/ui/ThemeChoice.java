package app.parley.ui;

/** The colours a person asked for. */
public enum ThemeChoice {
    SYSTEM,
    DARK,
    LIGHT
}
