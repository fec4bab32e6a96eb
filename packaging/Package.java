import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes Parley's packages for this system from what Maven has built: a runtime with the program in it, an archive of
 * classes made ready (AOT cache), and around them what the system installs. Run it as {@code ./parley package}.
 */
static final String USAGE = """
        usage: ./parley package [--no-train] [image] [KIND...]
               ./parley package --check [SYSTEM...]
               ./parley package --compare FOLDER
        Kinds here: %s; all of them where none is named. Files go to target/package.
          image       the program in a folder alone
          --no-train  without the archive of classes: made sooner, starts slower
          --check     looks at the packages that are made, runs them, and installs them in bare systems: bookworm
                      (Debian 12) where none is named; trixie, noble, resolute, ...; none
          --compare   says in what they differ from another build's, which lie in FOLDER""";

void main(String[] arguments) throws Exception {
    Path project = Path.of("").toAbsolutePath();
    Release release = Release.of(project);
    AppImage image = new AppImage(project, release);
    Packages packages = Packages.here(project, release, image);
    List<String> kinds = new ArrayList<>(List.of(arguments));
    if (kinds.contains("--help") || kinds.contains("-h")) {
        IO.println(USAGE.formatted(String.join(", ", packages.kinds())));
        return;
    }
    if (kinds.remove("--check")) {
        System.exit(packages.check(systems(kinds)) ? 0 : 1);
    }
    if (kinds.size() == 2 && kinds.remove("--compare")) {
        Path folder = project.resolve("target/package");
        System.exit(new Comparison(folder, Path.of(kinds.getFirst())).run() ? 0 : 1);
    }
    boolean train = !kinds.remove("--no-train");
    List<String> known = new ArrayList<>(packages.kinds());
    known.add("image");
    if (!known.containsAll(kinds)) {
        System.err.println(USAGE.formatted(String.join(", ", packages.kinds())));
        System.exit(2);
    }
    List<String> wanted = kinds.isEmpty() ? packages.kinds() : kinds;
    if (wanted.stream().anyMatch(packages::needsImage)) {
        make(image, train);
    }
    for (String kind : wanted) {
        if (!kind.equals("image")) {
            IO.println(kind);
            Path made = packages.make(kind);
            IO.println("%s: %.1f MB".formatted(made, made.toFile().length() / 1e6));
        }
    }
}

List<String> systems(List<String> named) {
    if (named.equals(List.of("none"))) {
        return List.of();
    }
    return named.isEmpty() ? List.of("bookworm") : named;
}

/** On Windows and macOS the call wants a session with a screen: without one the program starts more slowly. */
void train(AppImage image) throws Exception {
    if (Shell.OS.equals("linux")) {
        new Training(image).run();
        return;
    }
    try {
        new Training(image).run();
        image.useCache();
    } catch (IOException e) {
        System.err.println("The program starts without classes made ready: " + e.getMessage());
    }
}

void make(AppImage image, boolean train) throws Exception {
    IO.println("runtime and program");
    image.build();
    if (train) {
        IO.println("training");
        train(image);
    }
    if (Shell.OS.equals("linux")) {
        image.keepHelp();
    }
    image.tidy();
    IO.println("%s: %d MB".formatted(image.root(), Shell.megabytes(image.root())));
}
