import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the packages in {@code target/package} with the tools of the systems they are for, and runs what is in them:
 * unpacked here, and, for root with debootstrap, installed in bare Debians.
 */
final class LinuxCheck {
    private static final List<String> SUITES = List.of("bookworm", "trixie");

    private final Path project;
    private final Path work;
    private final Release release;
    private final List<String> failures = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    LinuxCheck(Path project, Release release) {
        this.project = project;
        this.work = project.resolve("target/package");
        this.release = release;
    }

    /** @return whether all is well; says what is not */
    boolean run() throws IOException, InterruptedException {
        texts();
        Path scratch = Files.createTempDirectory("parley check");
        try {
            debs();
            rpm(scratch.resolve("rpm"));
            tar(scratch.resolve("tar"));
        } finally {
            Shell.delete(scratch);
        }
        bare();
        leftOut.forEach(each -> IO.println("left out: " + each));
        failures.forEach(each -> IO.println("FAILED: " + each));
        return failures.isEmpty();
    }

    private void texts() throws IOException, InterruptedException {
        Path linux = project.resolve("packaging/linux");
        Path tree = Files.createTempDirectory("parley-texts");
        try {
            Path metainfo = tree.resolve("app.parley.Parley.metainfo.xml");
            Shell.write(metainfo, Recipe.of("parley", project, "linux", release).filled(metainfo.getFileName().toString(),
                    java.util.Map.of()));
            check("desktop-file-validate", linux.resolve("app.parley.Parley.desktop"));
            check("appstreamcli", "validate", "--no-net", metainfo);
            check("xmllint", "--noout", metainfo, linux.resolve("parley.svg"));
        } finally {
            Shell.delete(tree);
        }
        for (String page : List.of("linux/parley.1", "server/parley-server.8")) {
            silent("groff", "-man", "-Tutf8", "-ww", "-z", project.resolve("packaging").resolve(page));
        }
    }

    private void debs() throws IOException, InterruptedException {
        for (String name : List.of("parley", "parley-server")) {
            String processor = Recipe.Processor.here().deb();
            Path deb = work.resolve("%s_%s_%s.deb".formatted(name, release.version(), processor));
            check("lintian", "--allow-root", "--fail-on", "error,warning", deb);
        }
    }

    private void rpm(Path folder) throws IOException, InterruptedException {
        String processor = Recipe.Processor.here().rpm();
        Path rpm = work.resolve("parley-%s-1.%s.rpm".formatted(release.version(), processor));
        check("rpm", "--query", "--package", "--info", "--requires", rpm);
        Files.createDirectories(folder);
        check("sh", "-c", "cd \"$1\" && rpm2cpio \"$2\" | cpio --quiet -idm", "sh", folder, rpm);
        runs(folder.resolve("opt/parley/bin/parley"), folder);
    }

    private void tar(Path folder) throws IOException, InterruptedException {
        String processor = Recipe.Processor.here().rpm();
        Files.createDirectories(folder);
        for (String name : List.of("parley", "parley-server")) {
            String file = "%s-%s-linux-%s.tar.gz".formatted(name, release.version(), processor);
            check("tar", "--extract", "--file", work.resolve(file), "--directory", folder);
        }
        runs(folder.resolve("parley/bin/parley"), folder);
        check(folder.resolve("parley-server/bin/parley-server"), "--help");
    }

    /** A real call, out of a folder whose name has a space. */
    private void runs(Path parley, Path folder) throws IOException, InterruptedException {
        check(parley, "--version");
        check(parley, "demo", "--for", "8s", "--out", folder.resolve("demo"));
    }

    private void bare() throws IOException, InterruptedException {
        if (!Shell.has("debootstrap") || !System.getProperty("user.name").equals("root")) {
            leftOut.add("bare Debians, which need root and debootstrap");
            return;
        }
        for (String suite : SUITES) {
            check(project.resolve("packaging/linux/check-bare"), suite, work);
        }
    }

    /** Fails where the command does. */
    private void check(Object... command) throws IOException, InterruptedException {
        if (isThere(command)) {
            Shell.Ended ended = Shell.end(command);
            if (ended.code() != 0) {
                IO.println(ended.printed());
                failures.add("exit code " + ended.code() + " of " + Shell.words(command));
            } else {
                IO.println("good: " + Shell.words(command));
            }
        }
    }

    /** Fails where the command says anything. */
    private void silent(Object... command) throws IOException, InterruptedException {
        if (isThere(command)) {
            Shell.Ended ended = Shell.end(command);
            if (ended.code() != 0 || !ended.printed().isBlank()) {
                IO.println(ended.printed());
                failures.add("complaints of " + Shell.words(command));
            } else {
                IO.println("good: " + Shell.words(command));
            }
        }
    }

    private boolean isThere(Object... command) {
        String program = command[0].toString();
        if (program.contains("/") || Shell.has(program)) {
            return true;
        }
        leftOut.add(Shell.words(command) + ": there is no " + program + " here");
        return false;
    }
}
