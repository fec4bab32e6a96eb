package app.parley.ui;

import app.parley.call.PeerId;

/** Remembers while the test runs. */
final class FakePreferences implements Preferences {
    private volatile ThemeChoice theme;
    private volatile LanguageChoice language;
    private volatile String name;
    private volatile boolean preview;
    private volatile PeerId id = new PeerId("amber-fox-217");

    FakePreferences(ThemeChoice theme, LanguageChoice language, String name, boolean preview) {
        this.theme = theme;
        this.language = language;
        this.name = name;
        this.preview = preview;
    }

    @Override
    public ThemeChoice theme() {
        return theme;
    }

    @Override
    public void setTheme(ThemeChoice wanted) {
        theme = wanted;
    }

    @Override
    public LanguageChoice language() {
        return language;
    }

    @Override
    public void setLanguage(LanguageChoice wanted) {
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
    public boolean showOwnPicture() {
        return preview;
    }

    @Override
    public void setShowOwnPicture(boolean show) {
        preview = show;
    }
}
