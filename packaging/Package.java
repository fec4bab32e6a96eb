import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Makes Parley's packages for this system from what Maven has built: a runtime with the program in it, an archive of
 * classes made ready (AOT cache), and around them .deb, .rpm and .tar.gz. Run it as {@code ./parley package [KIND...]}.
 */
static final Set<String> KINDS = Set.of("image", "deb", "rpm", "tar");

void main(String[] arguments) throws Exception {
    if (!Shell.OS.equals("linux")) {
        IO.println("Packages for " + Shell.OS + " are not made here yet; on Linux .deb, .rpm and .tar.gz are.");
        System.exit(2);
    }
    List<String> kinds = arguments.length == 0 ? List.of("deb", "rpm", "tar") : List.of(arguments);
    if (!KINDS.containsAll(kinds)) {
        IO.println("usage: ./parley package [image] [deb] [rpm] [tar]; without arguments deb, rpm and tar");
        System.exit(2);
    }
    Path project = Path.of("").toAbsolutePath();
    Release release = Release.of(project);
    AppImage image = new AppImage(project, release);
    IO.println("runtime and program");
    image.build();
    IO.println("training");
    image.train();
    IO.println("%s: %d MB".formatted(image.root(), Shell.megabytes(image.root())));
    LinuxPackages packages = new LinuxPackages(project, release, image);
    for (String kind : kinds) {
        if (!kind.equals("image")) {
            IO.println(kind);
            Path made = packages.make(kind);
            IO.println("%s: %.1f MB".formatted(made, made.toFile().length() / 1e6));
        }
    }
}
