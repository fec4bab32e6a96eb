import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Writes what the packages of Windows, macOS and Linux are described by, and the commands that would make them, on any system:
 * so that all of it but the commands themselves is checked where the tests run. Run it in the project's folder as
 * {@code java packaging/Describe.java TREE APP OUT}: the program's folders to pack, as jpackage makes them on Windows and on
 * macOS.
 */
void main(String[] arguments) throws Exception {
    if (arguments.length != 3) {
        System.err.println("usage: java packaging/Describe.java TREE APP OUT");
        System.exit(2);
    }
    Path project = Path.of("").toAbsolutePath();
    Path tree = Path.of(arguments[0]);
    Path app = Path.of(arguments[1]);
    Path out = Path.of(arguments[2]);
    Release release = Release.of(project);
    Mark mark = new Mark(project.resolve("packaging/linux/parley.svg"));
    Icons icons = new Icons(mark);
    icons.writeIco(out.resolve("parley.ico"));
    icons.writeIcns(out.resolve("Parley.icns"));
    ImageIO.write(mark.drawn(256), "png", out.resolve("mark-256.png").toFile());
    Shell.write(
            out.resolve("parley.wxs"),
            new WindowsInstaller(project.resolve("packaging/windows/parley.wxs"), tree, release).description());
    for (Optional<String> page : List.of(Optional.<String>empty(), Optional.of("https://parley.example/parley"))) {
        linux(project, new Release(release.version(), release.date(), page), out);
    }
    String settings = "[Application]\napp.mainmodule=app.parley/app.parley.Main\n\n[JavaOptions]\njava-options=-Xmx256m\n";
    Shell.write(out.resolve("Parley.cfg"), ImageLayout.withCache(settings));
    new Notices(project).write(out.resolve("licenses"), "mods");
    MacPackages unsigned = new MacPackages(project, release, app, Map.of());
    Shell.write(out.resolve("Info.plist"), unsigned.plist());
    Map<String, String> secrets = Map.of(
            "MACOS_SIGN_IDENTITY", "Developer ID Application: Somebody",
            "NOTARY_KEY_FILE", "key.p8",
            "NOTARY_KEY_ID", "KEY",
            "NOTARY_ISSUER_ID", "ISSUER");
    write(out, "macos-image", List.of(jlink("macos", project), jpackage("macos", project, release)));
    write(out, "macos", unsigned.commands());
    write(out, "macos-signed", new MacPackages(project, release, app, secrets).commands());
    write(out, "windows-image", List.of(jlink("windows", project), jpackage("windows", project, release)));
    write(out, "windows", new WindowsPackages(project, release, tree, Map.of()).commands());
    Map<String, String> certificate = Map.of("WINDOWS_CERTIFICATE_SHA1", "ABCDEF");
    write(out, "windows-signed", new WindowsPackages(project, release, tree, certificate).commands());
}

/** The texts of Linux' packages, for a project with a page and for one without. */
void linux(Path project, Release release, Path out) throws Exception {
    Path to = out.resolve(release.page().isPresent() ? "linux-with-page" : "linux");
    Recipe recipe = Recipe.of("parley", project, "linux", release);
    Map<String, String> blanks = Map.of("ARCH", "amd64", "SIZE", "1", "TREE", "/tree", "DAY", "Thu Jan 01 1970");
    for (String text : List.of("app.parley.Parley.metainfo.xml", "control", "parley.spec", "parley.1")) {
        Shell.write(to.resolve(text), recipe.filled(text, blanks));
    }
}

List<String> jlink(String system, Path project) {
    Path work = project.resolve("target/package");
    return Jlink.command(system, work.resolve("modules"), work.resolve("runtime"), List.of());
}

List<String> jpackage(String system, Path project, Release release) {
    return new Jpackage(system, project, release.version())
            .command(project.resolve("target/package/runtime"), AppImage.JAVA_OPTIONS);
}

void write(Path out, String name, List<List<String>> commands) throws IOException {
    List<String> lines = new ArrayList<>();
    commands.forEach(command -> lines.add(String.join(" ", command)));
    Files.write(out.resolve(name + ".commands"), lines);
}
