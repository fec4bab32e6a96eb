import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The .msi for Windows, made by WiX 3 around jpackage's app image. jpackage's own .msi takes a scheme for links only by
 * a copy of its whole description, which changes with each JDK; this one is ours.
 */
final class WindowsPackages implements Packages {
    private final Path windows;
    private final Path work;
    private final Release release;
    private final Path root;
    private final Map<String, String> environment;

    /**
     * @param root the program's folder as jpackage has made it
     * @param environment WIX, where WiX 3 lies; WINDOWS_CERTIFICATE_SHA1, which names the certificate to sign by
     */
    WindowsPackages(Path project, Release release, Path root, Map<String, String> environment) {
        this.environment = environment;
        this.windows = project.resolve("packaging/windows");
        this.work = project.resolve("target/package");
        this.release = release;
        this.root = root;
    }

    @Override
    public List<String> kinds() {
        return List.of("msi");
    }

    @Override
    public Path make(String kind) throws IOException, InterruptedException {
        Path description = describe();
        for (List<String> command : commands()) {
            Shell.run(command.toArray());
        }
        Shell.delete(description);
        Shell.delete(work.resolve("parley.wixobj"));
        return msi();
    }

    /** Writes what WiX reads. */
    Path describe() throws IOException {
        Path description = work.resolve("parley.wxs");
        String text = new WindowsInstaller(windows.resolve("parley.wxs"), root, release).description();
        Shell.write(description, text);
        return description;
    }

    /** What makes the package of what {@link #make} has laid ready. */
    List<List<String>> commands() {
        List<List<String>> all = new ArrayList<>();
        all.addAll(signing(root.resolve("Parley.exe"), root.resolve("parley-cli.exe")));
        all.add(List.of(
                wix("candle"), "-nologo", "-arch", "x64", "-out", work.resolve("parley.wixobj").toString(),
                work.resolve("parley.wxs").toString()));
        // ICE91 warns of what is meant: files of one person.
        all.add(List.of(
                wix("light"), "-nologo", "-spdb", "-sice:ICE91", "-b", work.toString(), "-out", msi().toString(),
                work.resolve("parley.wixobj").toString()));
        all.addAll(signing(msi()));
        return all;
    }

    private Path msi() {
        return work.resolve("parley-%s-windows-x86_64.msi".formatted(release.version()));
    }

    /** WiX 3's installer names its folder in the environment and leaves the PATH alone. */
    private String wix(String tool) {
        String folder = environment.get("WIX");
        return folder == null ? tool : Path.of(folder, "bin", tool).toString();
    }

    /** Where the environment names a certificate: its SHA-1 in the person's store. */
    private List<List<String>> signing(Path... files) {
        String certificate = environment.get("WINDOWS_CERTIFICATE_SHA1");
        if (certificate == null || certificate.isEmpty()) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of(
                "signtool", "sign", "/sha1", certificate, "/fd", "sha256", "/td", "sha256",
                "/tr", "http://timestamp.digicert.com"));
        for (Path file : files) {
            command.add(file.toString());
        }
        return List.of(command);
    }
}
