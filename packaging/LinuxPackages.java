import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Debian's, Red Hat's and a plain archive, all of the same tree: the program in /opt, what desktops look for in /usr. */
final class LinuxPackages implements Packages {
    private static final String ID = "app.parley.Parley";

    /** Names of this processor in Debian and in Red Hat. */
    private record Processor(String deb, String rpm) {
        static Processor here() {
            return switch (System.getProperty("os.arch")) {
                case "amd64", "x86_64" -> new Processor("amd64", "x86_64");
                case "aarch64", "arm64" -> new Processor("arm64", "aarch64");
                case String other -> throw new IllegalStateException("no packages for " + other);
            };
        }
    }

    private final Path project;
    private final Path linux;
    private final Path work;
    private final Release release;
    private final AppImage image;
    private final Processor processor = Processor.here();

    LinuxPackages(Path project, Release release, AppImage image) {
        this.project = project;
        this.linux = project.resolve("packaging/linux");
        this.work = project.resolve("target/package");
        this.release = release;
        this.image = image;
    }

    @Override
    public List<String> kinds() {
        return List.of("deb", "rpm", "tar");
    }

    @Override
    public Path make(String kind) throws IOException, InterruptedException {
        return switch (kind) {
            case "deb" -> deb();
            case "rpm" -> rpm();
            case "tar" -> tar();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private Path deb() throws IOException, InterruptedException {
        Path tree = tree("deb");
        Shell.write(tree.resolve("DEBIAN/control"), filled("control", Map.of(
                "ARCH", processor.deb(), "SIZE", Long.toString(Shell.kibibytes(tree)))));
        Shell.settle(tree, release.date());
        Path made = work.resolve("parley_%s_%s.deb".formatted(release.version(), processor.deb()));
        // xz: zstd is unknown to older systems.
        Shell.run(
                "env",
                "SOURCE_DATE_EPOCH=" + release.date(),
                "dpkg-deb",
                "--root-owner-group",
                "-Zxz",
                "-z6",
                "--build",
                tree,
                made);
        return made;
    }

    private Path rpm() throws IOException, InterruptedException {
        Path tree = tree("rpm");
        Shell.settle(tree, release.date());
        Path top = work.resolve("rpmbuild");
        Shell.delete(top);
        Path spec = top.resolve("parley.spec");
        Shell.write(spec, filled("parley.spec", Map.of("TREE", tree.toString())));
        Shell.run(
                "env",
                "SOURCE_DATE_EPOCH=" + release.date(),
                "rpmbuild",
                "--quiet",
                "-bb",
                "--target",
                processor.rpm(),
                "--define",
                "_topdir " + top,
                "--define",
                "_binary_payload w3T2.xzdio",
                "--define",
                "use_source_date_epoch_as_buildtime 1",
                "--define",
                "clamp_mtime_to_source_date_epoch 1",
                "--define",
                "_buildhost localhost",
                spec);
        String name = "parley-%s-1.%s.rpm".formatted(release.version(), processor.rpm());
        Path made = work.resolve(name);
        Files.deleteIfExists(made);
        Files.move(top.resolve("RPMS").resolve(processor.rpm()).resolve(name), made);
        Shell.delete(top);
        return made;
    }

    private Path tar() throws IOException, InterruptedException {
        Shell.settle(image.root(), release.date());
        Path made = work.resolve("parley-%s-linux-%s.tar.gz".formatted(release.version(), processor.rpm()));
        Shell.run(
                "tar",
                "--create",
                "--use-compress-program=gzip -9n",
                "--file",
                made,
                "--sort=name",
                "--owner=0",
                "--group=0",
                "--numeric-owner",
                "--directory",
                image.root().getParent(),
                "parley");
        return made;
    }

    private Path tree(String kind) throws IOException {
        Path tree = work.resolve(kind + "root");
        Shell.delete(tree);
        Shell.copy(image.root(), tree.resolve("opt/parley"));
        Files.createDirectories(tree.resolve("usr/bin"));
        Files.createSymbolicLink(tree.resolve("usr/bin/parley"), Path.of("/opt/parley/bin/parley"));
        Path share = tree.resolve("usr/share");
        Shell.copy(linux.resolve(ID + ".desktop"), share.resolve("applications/" + ID + ".desktop"));
        Shell.write(
                share.resolve("metainfo/" + ID + ".metainfo.xml"),
                filled(ID + ".metainfo.xml", Map.of("DATE", date())));
        icons(share.resolve("icons/hicolor"));
        zipped(filled("parley.1", Map.of("DATE", date())), share.resolve("man/man1/parley.1.gz"));
        documents(share.resolve("doc/parley"));
        return tree;
    }

    private void icons(Path hicolor) throws IOException {
        Shell.copy(linux.resolve("parley.svg"), hicolor.resolve("scalable/apps/" + ID + ".svg"));
        for (int size : List.of(16, 32, 48, 64, 128, 256)) {
            Shell.copy(
                    project.resolve("resources/app/parley/ui/icons/parley-" + size + ".png"),
                    hicolor.resolve("%dx%d/apps/%s.png".formatted(size, size, ID)));
        }
    }

    private void documents(Path doc) throws IOException {
        Shell.copy(linux.resolve("copyright"), doc.resolve("copyright"));
        Shell.copy(project.resolve("resources/app/parley/ui/fonts/OFL.txt"), doc.resolve("Inter-OFL.txt"));
        zipped(Files.readString(project.resolve("CHANGELOG.md")), doc.resolve("changelog.gz"));
    }

    private void zipped(String text, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (OutputStream out = Files.newOutputStream(to);
                GZIPOutputStream zip = new GZIPOutputStream(out) {
                    {
                        def.setLevel(9);
                    }
                }) {
            zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private String filled(String template, Map<String, String> more) throws IOException {
        Map<String, String> all = new HashMap<>(more);
        all.put("VERSION", release.version());
        String text = Files.readString(linux.resolve(template));
        for (Map.Entry<String, String> each : all.entrySet()) {
            text = text.replace("@" + each.getKey() + "@", each.getValue());
        }
        return text;
    }

    private String date() {
        return FileTime.fromMillis(release.date() * 1000).toString().substring(0, 10);
    }
}
