package app.parley;

import java.nio.file.Path;
import java.util.Optional;

/** The source tree that the launcher {@code ./parley} runs the program from. */
public final class Checkout {
    private Checkout() {}

    /** Its folder, as the launcher names it; an installed program has none. */
    public static Optional<Path> folder() {
        return Optional.of(System.getProperty("parley.checkout", ""))
                .filter(it -> !it.isEmpty())
                .map(Path::of);
    }
}
