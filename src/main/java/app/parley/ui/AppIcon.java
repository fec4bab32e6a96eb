package app.parley.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The program's mark as desktops show it beside a window's title and in lists of windows. */
final class AppIcon {
    private AppIcon() {}

    /** In several sizes, of which the desktop takes what it needs. */
    static List<Image> images() {
        return Stream.of(16, 32, 48, 64, 128, 256)
                .map(size -> "icons/parley-" + size + ".png")
                .map(name -> Objects.requireNonNull(AppIcon.class.getResource(name)))
                .map(url -> new Image(url.toExternalForm()))
                .toList();
    }
}
