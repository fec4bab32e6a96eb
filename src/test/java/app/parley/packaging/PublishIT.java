package app.parley.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.NpmPeerServer;
import app.parley.rig.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a release needs beside its packages. */
@Timeout(180)
class PublishIT {
    private static final String URL = "https://parley.example/releases/download/v1";
    private static final Pattern VERSION = Pattern.compile("<artifactId>parley</artifactId>\\s*<version>([^<]+)<");

    @TempDir
    Path release;

    private String version;

    @BeforeEach
    void putPackages() throws IOException {
        Matcher matcher = VERSION.matcher(Files.readString(Project.root().resolve("pom.xml")));
        assertTrue(matcher.find());
        version = matcher.group(1);
        for (String name : List.of(
                "parley_%s_amd64.deb",
                "parley_%s_arm64.deb",
                "parley-%s-windows-x86_64.msi",
                "parley-%s-macos-x86_64.dmg",
                "parley-%s-macos-aarch64.dmg")) {
            Files.writeString(release.resolve(name.formatted(version)), name);
        }
    }

    private Described.Ended publish(String... arguments) throws Exception {
        return Described.run("Publish", arguments);
    }

    @Test
    void manifestsAndChecksumsAreThoseOfTheFiles() throws Exception {
        Described.Ended ended = publish("manifests", URL, "https://parley.example", release.toString());
        assertEquals(0, ended.code(), ended.said());
        Path manifests = release.resolve("manifests");
        List<Path> files;
        try (Stream<Path> all = Files.walk(manifests)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertEquals(7, files.size());
        for (Path file : files) {
            assertFalse(
                    Pattern.compile("@[A-Z0-9]+[:@]")
                            .matcher(Files.readString(file))
                            .find(),
                    file.toString());
        }
        String deb = sha256("parley_%s_amd64.deb");
        assertEquals(
                "%s %s/parley_%s_amd64.deb".formatted(deb, URL, version), pkgbuild(manifests.resolve("aur/PKGBUILD")));
        assertTrue(Files.readString(manifests.resolve("flatpak/app.parley.Parley.yml"))
                .contains("sha256: '" + deb));
        assertTrue(Files.readString(manifests.resolve("winget/Parley.Parley.installer.yaml"))
                .contains("InstallerSha256: " + sha256("parley-%s-windows-x86_64.msi")));
        String cask = Files.readString(manifests.resolve("homebrew/parley.rb"));
        assertTrue(cask.contains("arm:   \"" + sha256("parley-%s-macos-aarch64.dmg")), cask);
        assertEquals(0, publish("checksums", release.toString()).code());
        assertEquals(
                5,
                ChildProcess.run(List.of("sh", "-c", "cd '" + release + "' && sha256sum -c SHA256SUMS"))
                        .lines()
                        .filter(line -> line.endsWith(": OK"))
                        .count());
    }

    /** As makepkg reads it. */
    private static String pkgbuild(Path file) throws Exception {
        return ChildProcess.run(
                List.of("bash", "-euc", ". '" + file + "'; echo \"${sha256sums_x86_64[0]} ${source_x86_64[0]}\""));
    }

    private String sha256(String name) throws Exception {
        Path file = release.resolve(name.formatted(version));
        return ChildProcess.run(List.of("sha256sum", file.toString())).split(" ")[0];
    }

    @Test
    void aPackageThatIsNotThereOrAnAddressThatIsNoneIsSaid() throws Exception {
        Files.delete(release.resolve("parley-%s-macos-aarch64.dmg".formatted(version)));
        Described.Ended missing = publish("manifests", URL, "https://parley.example", release.toString());
        assertTrue(missing.code() != 0 && missing.said().contains("macos-aarch64.dmg, which is not there"));
        Described.Ended wrong = publish("manifests", "https://x/$(id)", "https://parley.example", release.toString());
        assertTrue(wrong.code() != 0 && wrong.said().contains("no plain https address"), wrong.said());
    }

    @Test
    void theNotesAreTheChangelogsOfThisVersion() throws Exception {
        String notes = publish("notes").said();
        assertTrue(notes.startsWith("### Added") && !notes.contains("\n## "), notes);
    }

    /** And a tool that is missing there is a failure, where here it is only named. */
    @Test
    void whatIsReleasedHasBeenChecked() throws Exception {
        Path workflows = Project.root().resolve(".github/workflows");
        String pack = Files.readString(workflows.resolve("package.yml"));
        int made = pack.indexOf("- run: ./parley package\n");
        int checked = pack.indexOf("./parley package --check");
        assertTrue(0 < made && made < checked && checked < pack.indexOf("upload-artifact"), pack);
        assertTrue(pack.contains("grep '^left out'"), pack);
        assertTrue(Files.readString(workflows.resolve("release.yml")).contains("needs: package"));
    }

    /** Since September 2026 no runner has Node.js 20, on which older ones run. */
    @ParameterizedTest
    @CsvSource({"checkout, 5", "setup-java, 5", "upload-artifact, 6", "download-artifact, 7"})
    void actionsRunOnTheNodeThatRunnersHave(String action, int first) throws Exception {
        List<Integer> used = new ArrayList<>();
        for (String workflow : List.of("package", "release", "test")) {
            Path file = Project.root().resolve(".github/workflows/%s.yml".formatted(workflow));
            Pattern.compile("uses: actions/" + action + "@v(\\d+)")
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(it -> used.add(Integer.valueOf(it.group(1))));
        }
        assertTrue(!used.isEmpty() && used.stream().allMatch(it -> it >= first), action + " " + used);
    }

    /** As Git writes them on Windows. */
    @Test
    void linesEndAlikeOnEverySystem() throws Exception {
        String folder = release.resolve("checkout") + "/";
        ChildProcess.run(List.of(
                "git",
                "-C",
                Project.root().toString(),
                "-c",
                "core.autocrlf=true",
                "checkout-index",
                "--prefix=" + folder,
                "parley",
                "packaging/linux/copyright",
                "packaging/windows/parley.wxs"));
        for (String file : List.of("parley", "packaging/linux/copyright", "packaging/windows/parley.wxs")) {
            assertFalse(Files.readString(Path.of(folder + file)).contains("\r"), file);
        }
    }

    @Test
    void actionlintHasNothingAgainstTheWorkflows() throws Exception {
        Path modules = NpmPeerServer.install().toAbsolutePath();
        List<String> command = new ArrayList<>(List.of("node", "src/test/npm/lint-workflows.mjs", modules.toString()));
        try (Stream<Path> all = Files.list(Project.root().resolve(".github/workflows"))) {
            all.sorted().map(Path::toString).forEach(command::add);
        }
        try (ChildProcess lint = ChildProcess.start("actionlint", command)) {
            assertEquals(0, lint.awaitExit(java.time.Duration.ofSeconds(90)), () -> String.join("\n", lint.stdout()));
        }
    }
}
