import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at the packages in {@code target/package} with the tools of the systems they are for, and runs what is in them:
 * unpacked here, and, for root with debootstrap, installed in bare systems.
 */
final class LinuxCheck {
    private final Path project;
    private final Path work;
    private final Release release;
    private final Checks checks = new Checks();

    LinuxCheck(Path project, Release release) {
        this.project = project;
        this.work = project.resolve("target/package");
        this.release = release;
    }

    /**
     * @param systems bare ones to install in, as {@code packaging/linux/bare-system} names them
     * @return whether all is well; says what is not
     */
    boolean run(List<String> systems) throws IOException, InterruptedException {
        // A name that careless scripts stumble over.
        Path scratch = Files.createTempDirectory("parley check");
        try {
            new TextChecks(project, checks).run(release, scratch);
            debs();
            rpm(scratch.resolve("rpm"));
            tar(scratch.resolve("tar"));
        } finally {
            Shell.delete(scratch);
        }
        bare(systems);
        return checks.areGood();
    }

    private void debs() throws IOException, InterruptedException {
        for (String name : List.of("parley", "parley-server")) {
            String processor = Recipe.Processor.here().deb();
            Path deb = work.resolve("%s_%s_%s.deb".formatted(name, release.version(), processor));
            checks.passes("lintian", "--allow-root", "--fail-on", "error,warning", deb);
            size(name, deb);
        }
    }

    /** What a download, and what is installed of it, may weigh at most. */
    private void size(String name, Path deb) throws IOException, InterruptedException {
        double download = Shell.size(deb) / 1e6;
        double installed = Double.parseDouble(Shell.output("dpkg-deb", "--field", deb, "Installed-Size").strip()) * 1024 / 1e6;
        boolean desktop = name.equals("parley");
        String said = "%s: %.1f MB, installed %.1f MB".formatted(name, download, installed);
        if (download > (desktop ? 42 : 40) || desktop && installed > 180) {
            checks.fail(said + ", which is too much");
        } else {
            IO.println("good: " + said);
        }
    }

    private void rpm(Path folder) throws IOException, InterruptedException {
        String processor = Recipe.Processor.here().rpm();
        Path rpm = work.resolve("parley-%s-1.%s.rpm".formatted(release.version(), processor));
        checks.passes("rpm", "--query", "--package", "--info", "--requires", rpm);
        checks.passes("rpmlint", "--config", project.resolve("packaging/linux/rpmlint.toml"), rpm);
        Files.createDirectories(folder);
        checks.passes("sh", "-c", "cd \"$1\" && rpm2cpio \"$2\" | cpio --quiet -idm", "sh", folder, rpm);
        Path share = folder.resolve("usr/share");
        checks.passes("gzip", "--test", share.resolve("man/man1/parley.1.gz")); // which rpmlint does not find
        checks.isSilent("bash", "-n", share.resolve("bash-completion/completions/parley"));
        checks.isSilent("zsh", "-n", share.resolve("zsh/site-functions/_parley"));
        checks.isSilent("fish", "--no-execute", share.resolve("fish/vendor_completions.d/parley.fish"));
        runs(folder.resolve("opt/parley/bin/parley"), folder);
    }

    private void tar(Path folder) throws IOException, InterruptedException {
        String processor = Recipe.Processor.here().rpm();
        Files.createDirectories(folder);
        for (String name : List.of("parley", "parley-server")) {
            String file = "%s-%s-linux-%s.tar.gz".formatted(name, release.version(), processor);
            checks.passes("tar", "--extract", "--file", work.resolve(file), "--directory", folder);
        }
        runs(folder.resolve("parley/bin/parley"), folder);
        checks.passes(folder.resolve("parley-server/bin/parley-server"), "--help");
    }

    /** A real call. */
    private void runs(Path parley, Path folder) throws IOException, InterruptedException {
        checks.passes(parley, "--version");
        checks.passes(parley, "demo", "--for", "8s", "--out", folder.resolve("demo"));
    }

    private void bare(List<String> systems) throws IOException, InterruptedException {
        if (!Shell.has("debootstrap") || !System.getProperty("user.name").equals("root")) {
            checks.leaveOut("bare systems, which need root and debootstrap");
            return;
        }
        for (String system : systems) {
            checks.passes(project.resolve("packaging/linux/check-bare"), system, work);
        }
    }
}
