package app.parley.ui;

import app.parley.settings.Settings;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Dresses scenes in the colours and the type that are wanted now, and again whenever that changes. */
final class Theme {
    /** What systems bring for Chinese, best first; JavaFX alone would mix in Japanese shapes. */
    private static final List<String> CHINESE_FAMILIES = List.of(
            "PingFang SC",
            "Microsoft YaHei UI",
            "Microsoft YaHei",
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC");

    private final List<Scene> scenes = new ArrayList<>();
    private final Words words;
    private Settings.Theme choice;

    Theme(Settings.Theme choice, Words words) {
        this.choice = choice;
        this.words = words;
        for (String face : List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")) {
            // Without them the system's family takes over.
            Fonts.load(Theme.class, "fonts/" + face, 14);
        }
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
        words.language().subscribe(_ -> apply());
    }

    void choose(Settings.Theme wanted) {
        choice = wanted;
        apply();
    }

    /** Dresses this scene from now on. */
    void dress(Scene scene) {
        scenes.add(scene);
        scene.getStylesheets().setAll(sheets());
    }

    private void apply() {
        Application.setUserAgentStylesheet(base(isDark() ? new PrimerDark() : new PrimerLight()));
        List<String> sheets = sheets();
        for (Scene scene : scenes) {
            scene.getStylesheets().setAll(sheets);
        }
    }

    /** A package brings what it needs of AtlantaFX's sheet, a checkout has the whole; the two look the same. */
    private static String base(atlantafx.base.theme.Theme theme) {
        String whole = theme.getUserAgentStylesheet();
        URL part = Theme.class.getResource(whole.substring(whole.lastIndexOf('/') + 1));
        return part == null ? whole : part.toExternalForm();
    }

    private List<String> sheets() {
        boolean dark = isDark();
        List<String> sheets = new ArrayList<>(
                List.of(resource(dark ? "dark.css" : "light.css"), resource("parley.css"), resource("call.css")));
        if (words.language().get() == Language.CHINESE) {
            sheets.add(chineseType());
        }
        return sheets;
    }

    private boolean isDark() {
        return switch (choice) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /** Style sheets take one family a rule, and which one there is only the running system knows. */
    private static String chineseType() {
        List<String> installed = Font.getFamilies();
        String family = CHINESE_FAMILIES.stream()
                .filter(installed::contains)
                .findFirst()
                .orElse("System");
        String css = """
                .root { -fx-font-family: "%1$s"; }
                .strong, .medium { -fx-font-family: "%1$s"; -fx-font-weight: bold; }
                .medium { -fx-font-weight: normal; }
                """.formatted(family);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name)).toExternalForm();
    }
}
