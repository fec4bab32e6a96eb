import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How jpackage is asked for the program's folder on Windows and macOS. */
final class Jpackage {
    private final String system;
    private final Path project;
    private final String version;

    /** @param system as {@link Shell#OS} names it */
    Jpackage(String system, Path project, String version) {
        this.system = system;
        this.project = project;
        this.version = version;
    }

    /** What the system shows for the program; to be written before jpackage runs. */
    Path icon() {
        return project.resolve("target/package").resolve(system.equals("macos") ? "Parley.icns" : "parley.ico");
    }

    /**
     * The command.
     *
     * @param runtime as jlink has made it
     * @param javaOptions for every start
     */
    List<String> command(Path runtime, List<String> javaOptions) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jpackage").toString(),
                "--type",
                "app-image",
                "--name",
                "Parley",
                "--app-version",
                // On macOS jpackage takes no version before 1, and our own Info.plist says the true one.
                system.equals("macos") ? "1.0" : version,
                "--vendor",
                "Parley developers",
                "--description",
                "Video calls from computer to computer",
                "--icon",
                icon().toString(),
                "--runtime-image",
                runtime.toString(),
                "--module",
                "app.parley/app.parley.Main",
                "--dest",
                project.resolve("target/package").toString()));
        if (system.equals("windows")) {
            Path console = project.resolve("packaging/windows/parley-cli.properties");
            command.addAll(List.of("--add-launcher", "parley-cli=" + console));
        } else {
            command.addAll(List.of("--mac-package-identifier", "app.parley.Parley"));
        }
        javaOptions.forEach(option -> command.addAll(List.of("--java-options", option)));
        return command;
    }
}
