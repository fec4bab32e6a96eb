import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The packages of one system. A system that is none of the three has none. */
interface Packages {
    /** Of which sorts there are; all of them are made where none is named. {@code image} is none of them. */
    List<String> kinds();

    /**
     * Makes one, from the image that is ready.
     *
     * @param kind one of {@link #kinds}
     * @return the file
     * @throws IOException if it cannot be made, or a program that makes it ends badly
     */
    Path make(String kind) throws IOException, InterruptedException;

    /** Whether a kind is made of the image. */
    default boolean needsImage(String kind) {
        return true;
    }

    /**
     * Looks at the files that are made, and runs what is in them.
     *
     * @param systems bare ones to install them in
     * @return whether all is well
     */
    default boolean check(List<String> systems) throws IOException, InterruptedException {
        throw new IllegalStateException("Packages for " + Shell.OS + " are not checked here yet.");
    }

    /** Those of this system. */
    static Packages here(Path project, Release release, AppImage image) {
        return switch (Shell.OS) {
            case "linux" -> new LinuxPackages(project, release, image);
            case "macos" -> new MacPackages(project, release, image.root(), System.getenv());
            case "windows" -> new WindowsPackages(project, release, image.root(), System.getenv());
            default -> throw new IllegalStateException("Packages for " + Shell.OS + " are not made here yet.");
        };
    }
}
