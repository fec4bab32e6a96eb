import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The .dmg for macOS: the app with our own Info.plist, signed from the inside to the outside, and a link to the folder
 * it is dragged to. Without a certificate it is signed ad hoc, which runs on the machine that made it and, elsewhere,
 * after the person has allowed it; with one it is notarised, too, where the environment names a key for that.
 */
final class MacPackages implements Packages {
    private static final String RUNTIME = "Contents/runtime";
    /** On a busy machine another program looks at the fresh disk image, and it cannot be let go. */
    private static final int ATTEMPTS = 5;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Path macos;
    private final Path work;
    private final Release release;
    private final Path app;
    private final Map<String, String> environment;

    /**
     * @param app Parley.app as jpackage has made it
     * @param environment MACOS_SIGN_IDENTITY; NOTARY_KEY_FILE (an App Store Connect key), NOTARY_KEY_ID, NOTARY_ISSUER_ID
     */
    MacPackages(Path project, Release release, Path app, Map<String, String> environment) {
        this.macos = project.resolve("packaging/macos");
        this.work = project.resolve("target/package");
        this.release = release;
        this.app = app;
        this.environment = environment;
    }

    @Override
    public List<String> kinds() {
        return List.of("dmg");
    }

    @Override
    public Path make(String kind) throws IOException, InterruptedException {
        describe();
        Shell.delete(folder());
        Files.createDirectories(folder());
        Files.createSymbolicLink(folder().resolve("Applications"), Path.of("/Applications"));
        for (List<String> command : commands()) {
            int attempts = command.getFirst().equals("hdiutil") ? ATTEMPTS : 1;
            Shell.runAgain(attempts, PAUSE, command.toArray());
        }
        Shell.delete(folder());
        return dmg();
    }

    /** Puts the texts that the system reads into the app. */
    private void describe() throws IOException {
        Path contents = app.resolve("Contents");
        Shell.write(contents.resolve("Info.plist"), plist());
        for (String language : List.of("en.lproj", "zh-Hans.lproj")) {
            Shell.copy(macos.resolve(language), contents.resolve("Resources").resolve(language));
        }
    }

    String plist() throws IOException {
        return release.filled(Files.readString(macos.resolve("Info.plist")));
    }

    /** What makes the package of what {@link #make} has laid ready. */
    List<List<String>> commands() throws IOException {
        List<List<String>> all = new ArrayList<>();
        for (Path each : Shell.under(app)) {
            if (Files.isRegularFile(each) && isCode(each)) {
                all.add(sign(each));
            }
        }
        // A bundle of its own, whose seal is over what lies in it: after that, and before the app.
        all.add(sign(app.resolve(RUNTIME)));
        all.add(sign(app));
        // Apple's own tool to copy what is signed.
        all.add(List.of("ditto", app.toString(), folder().resolve("Parley.app").toString()));
        all.add(List.of(
                "hdiutil", "create", "-volname", "Parley", "-srcfolder", folder().toString(), "-fs", "HFS+", "-format",
                "UDZO", "-ov", dmg().toString()));
        if (isSigned()) {
            all.add(List.of("codesign", "--force", "--timestamp", "--sign", identity(), dmg().toString()));
        }
        if (isSigned() && has("NOTARY_KEY_FILE")) {
            all.add(List.of(
                    "xcrun", "notarytool", "submit", dmg().toString(), "--wait", "--key",
                    environment.get("NOTARY_KEY_FILE"), "--key-id", environment.get("NOTARY_KEY_ID"), "--issuer",
                    environment.get("NOTARY_ISSUER_ID")));
            all.add(List.of("xcrun", "stapler", "staple", dmg().toString()));
        }
        return all;
    }

    /**
     * Libraries, and whatever runs: Apple notarises nothing in which a single one has another's signature, or none. What
     * a bundle has in its folder MacOS is signed with the bundle; to name that file alone would seal the bundle early.
     */
    private static boolean isCode(Path file) {
        return (file.toString().endsWith(".dylib") || Files.isExecutable(file)) && !file.getParent().endsWith("MacOS");
    }

    private List<String> sign(Path what) {
        List<String> command = new ArrayList<>(List.of("codesign", "--force", "--sign", identity()));
        if (isSigned()) {
            command.addAll(List.of("--options", "runtime", "--timestamp"));
        }
        if (!what.toString().endsWith(".dylib") && !what.endsWith(RUNTIME)) {
            command.addAll(List.of("--entitlements", macos.resolve("parley.entitlements").toString()));
        }
        command.add(what.toString());
        return command;
    }

    private String identity() {
        // A dash is codesign's word for "ad hoc".
        return isSigned() ? environment.get("MACOS_SIGN_IDENTITY") : "-";
    }

    private boolean isSigned() {
        return has("MACOS_SIGN_IDENTITY");
    }

    private boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }

    private Path folder() {
        return work.resolve("dmg");
    }

    private Path dmg() {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        return work.resolve("parley-%s-macos-%s.dmg".formatted(release.version(), processor));
    }
}
