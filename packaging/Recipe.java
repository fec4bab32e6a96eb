import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * What Linux packages have in common: the texts with their blanks, and the programs that make files of trees.
 *
 * @param name of the package
 * @param sources of the texts
 * @param work where trees and packages lie
 */
record Recipe(String name, Path project, Path sources, Path work, Release release) {
    /** Names of this processor in Debian and in Red Hat. */
    record Processor(String deb, String rpm) {
        static Processor here() {
            return switch (System.getProperty("os.arch")) {
                case "amd64", "x86_64" -> new Processor("amd64", "x86_64");
                case "aarch64", "arm64" -> new Processor("arm64", "aarch64");
                case String other -> throw new IllegalStateException("no packages for " + other);
            };
        }
    }

    static Recipe of(String name, Path project, String folder, Release release) {
        return new Recipe(
                name, project, project.resolve("packaging").resolve(folder), project.resolve("target/package"), release);
    }

    /** A text with its {@code @BLANKS@} filled: version, date, and what else is given. */
    String filled(String template, Map<String, String> more) throws IOException {
        Map<String, String> all = new HashMap<>(more);
        all.put("DATE", FileTime.fromMillis(release.date() * 1000).toString().substring(0, 10));
        String text = release.filled(Files.readString(sources.resolve(template)));
        for (Map.Entry<String, String> each : all.entrySet()) {
            text = text.replace("@" + each.getKey() + "@", each.getValue());
        }
        return text;
    }

    /** Packs a tree with {@code template} as its control file; the files {@code secret} are root's alone. */
    Path deb(Path tree, String template, Path... secret) throws IOException, InterruptedException {
        String processor = Processor.here().deb();
        Shell.write(
                tree.resolve("DEBIAN/control"),
                filled(template, Map.of("ARCH", processor, "SIZE", Long.toString(Shell.kibibytes(tree)))));
        settle(tree);
        for (Path each : secret) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rw-------"));
        }
        Path made = work.resolve("%s_%s_%s.deb".formatted(name, release.version(), processor));
        // xz: zstd is unknown to older systems.
        Shell.run(
                "env", "SOURCE_DATE_EPOCH=" + release.date(), "dpkg-deb", "--root-owner-group", "-Zxz", "-z9",
                "--build", tree, made);
        Shell.delete(tree.resolve("DEBIAN"));
        return made;
    }

    /** Packs the folder of the package's name in {@code parent}. */
    Path tar(Path parent) throws IOException, InterruptedException {
        settle(parent.resolve(name));
        Path made = work.resolve(
                "%s-%s-linux-%s.tar.gz".formatted(name, release.version(), Processor.here().rpm()));
        Shell.run(
                "tar", "--create", "--use-compress-program=gzip -9n", "--file", made, "--sort=name",
                // For links, too, whose times Java cannot set.
                "--mtime=@" + release.date(), "--owner=0", "--group=0", "--numeric-owner", "--hard-dereference",
                "--directory", parent, name);
        return made;
    }

    /** Writes a text as {@code to}, whose name ends in .gz; by gzip itself, whose best Debian asks for. */
    void zipped(String text, Path to) throws IOException, InterruptedException {
        Path plain = to.resolveSibling(to.getFileName().toString().replaceFirst("\\.gz$", ""));
        Shell.write(plain, text);
        Shell.run("gzip", "-9nf", plain);
    }

    /** What Debian calls a changelog; ours lies beside it. */
    private String changelog() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochSecond(release.date()).atOffset(ZoneOffset.UTC)).replace("GMT", "+0000");
        return """
                %s (%s) unstable; urgency=medium

                  * What has changed is said in CHANGELOG.md.gz.

                 -- Parley developers <parley@localhost>  %s
                """.formatted(name, release.version(), date);
    }

    /** Licences, the notices of the libraries in some folders of the build, and what has changed. */
    void documents(Path doc, String copyright, String... libraries)
            throws IOException, InterruptedException {
        Shell.copy(sources.resolve(copyright), doc.resolve("copyright"));
        zipped(changelog(), doc.resolve("changelog.gz"));
        zipped(Files.readString(project.resolve("CHANGELOG.md")), doc.resolve("CHANGELOG.md.gz"));
        new Notices(project).write(doc.resolve("licenses"), libraries);
    }

    /** Gives everything the same time and the permissions that packages want, whoever has built it. */
    void settle(Path tree) throws IOException {
        for (Path each : Shell.under(tree).reversed()) {
            if (Files.isSymbolicLink(each)) {
                continue;
            }
            boolean runs = Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) || Files.isExecutable(each)
                    && !each.toString().endsWith(".so");
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
            Files.setLastModifiedTime(each, FileTime.fromMillis(release.date() * 1000));
        }
    }
}
