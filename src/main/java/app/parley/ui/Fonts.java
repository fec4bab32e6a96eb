package app.parley.ui;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * Loads the program's fonts. What lies in a module or a jar JavaFX copies to the temporary folder first, at each start,
 * and a program that is killed leaves it there. A file it reads as it lies.
 */
final class Fonts {
    private static final Path FOLDER = folder();

    private Fonts() {}

    /** Where the package's program, or else the checkout's build, has put them out of their jars. */
    private static Path folder() {
        String checkout = System.getProperty("parley.checkout");
        return checkout == null
                ? Path.of(System.getProperty("java.home"), "lib", "parley-fonts")
                : Path.of(checkout, "target", "app", "fonts");
    }

    /**
     * Loads one, so that style sheets can name its family.
     *
     * @param resource as {@code owner} names it
     * @return null where there is none
     */
    static @Nullable Font load(Class<?> owner, String resource, double size) {
        Path unpacked = FOLDER.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        Font font = Files.isReadable(unpacked) ? read(unpacked, size) : null;
        if (font != null) {
            return font;
        }
        URL url = owner.getResource(resource);
        return url == null ? null : read(url, size);
    }

    private static @Nullable Font read(URL url, double size) {
        try {
            if (url.getProtocol().equals("file")) {
                return read(Path.of(url.toURI()), size);
            }
            try (InputStream in = url.openStream()) {
                return Font.loadFont(in, size);
            }
        } catch (IOException | URISyntaxException e) {
            return null;
        }
    }

    /** JavaFX takes the rest of a file's address for its path as it stands: nothing in it may be percent-encoded. */
    private static @Nullable Font read(Path file, double size) {
        String path = file.toAbsolutePath().toString().replace('\\', '/');
        return Font.loadFont("file:" + (path.startsWith("/") ? "" : "/") + path, size);
    }
}
