import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Debian's, Red Hat's and a plain archive of the desktop program: it goes to /opt, what desktops look for to /usr. */
final class LinuxPackages implements Packages {
    private static final String ID = "app.parley.Parley";
    private static final String DEBIAN_ZSH = "usr/share/zsh/vendor-completions";

    private final Path project;
    private final Recipe recipe;
    private final AppImage image;
    private final ServerPackages server;

    LinuxPackages(Path project, Release release, AppImage image) {
        this.project = project;
        this.recipe = Recipe.of("parley", project, "linux", release);
        this.image = image;
        this.server = new ServerPackages(project, release);
    }

    @Override
    public List<String> kinds() {
        return List.of("deb", "rpm", "tar", "server-deb", "server-tar");
    }

    @Override
    public boolean needsImage(String kind) {
        return !kind.startsWith("server-");
    }

    @Override
    public Path make(String kind) throws IOException, InterruptedException {
        return switch (kind) {
            case "deb" -> recipe.deb(tree(), "control");
            case "rpm" -> rpm();
            case "tar" -> tar();
            case "server-deb" -> server.deb();
            case "server-tar" -> server.tar();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @Override
    public boolean check(List<String> systems) throws IOException, InterruptedException {
        return new LinuxCheck(project, recipe.release()).run(systems);
    }

    private Path rpm() throws IOException, InterruptedException {
        Path tree = tree();
        recipe.settle(tree);
        Path top = recipe.work().resolve("rpmbuild");
        Shell.delete(top);
        Path spec = top.resolve("parley.spec");
        String day = DateTimeFormatter.ofPattern("EEE MMM dd yyyy", Locale.ENGLISH)
                .format(Instant.ofEpochSecond(recipe.release().date()).atOffset(ZoneOffset.UTC));
        Shell.write(spec, recipe.filled("parley.spec", Map.of("TREE", tree.toString(), "DAY", day)));
        String processor = Recipe.Processor.here().rpm();
        Shell.run(
                "env", "SOURCE_DATE_EPOCH=" + recipe.release().date(), "rpmbuild", "--quiet", "-bb", "--target",
                processor, "--define", "_topdir " + top, "--define", "_binary_payload w9T2.xzdio", "--define",
                "use_source_date_epoch_as_buildtime 1", "--define", "clamp_mtime_to_source_date_epoch 1", "--define",
                "_buildhost localhost", spec);
        String name = "parley-%s-1.%s.rpm".formatted(recipe.release().version(), processor);
        Path made = recipe.work().resolve(name);
        Files.deleteIfExists(made);
        Files.move(top.resolve("RPMS").resolve(processor).resolve(name), made);
        Shell.delete(top);
        return made;
    }

    private Path tar() throws IOException, InterruptedException {
        Path parent = recipe.work().resolve("tar");
        Shell.delete(parent);
        Shell.link(image.root(), parent.resolve("parley"));
        recipe.documents(parent.resolve("parley/doc"), "copyright", "mods");
        Path made = recipe.tar(parent);
        Shell.delete(parent);
        return made;
    }

    /** The files as they lie in a system. Those of the image are second names, not copies. */
    private Path tree() throws IOException, InterruptedException {
        Path tree = recipe.work().resolve("tree");
        Shell.delete(tree);
        Shell.link(image.root(), tree.resolve("opt/parley"));
        Files.createDirectories(tree.resolve("usr/bin"));
        Files.createSymbolicLink(tree.resolve("usr/bin/parley"), Path.of("/opt/parley/bin/parley"));
        Path share = tree.resolve("usr/share");
        Shell.copy(recipe.sources().resolve(ID + ".desktop"), share.resolve("applications/" + ID + ".desktop"));
        Shell.write(
                share.resolve("metainfo/" + ID + ".metainfo.xml"), recipe.filled(ID + ".metainfo.xml", Map.of()));
        Shell.copy(recipe.sources().resolve("lintian-overrides"), share.resolve("lintian/overrides/parley"));
        icons(share.resolve("icons/hicolor"));
        recipe.zipped(recipe.filled("parley.1", Map.of()), share.resolve("man/man1/parley.1.gz"));
        recipe.documents(share.resolve("doc/parley"), "copyright", "mods");
        complete("bash", share.resolve("bash-completion/completions/parley"));
        complete("zsh", tree.resolve(DEBIAN_ZSH + "/_parley"));
        complete("fish", share.resolve("fish/vendor_completions.d/parley.fish"));
        return tree;
    }

    private void icons(Path hicolor) throws IOException {
        Shell.copy(recipe.sources().resolve("parley.svg"), hicolor.resolve("scalable/apps/" + ID + ".svg"));
        for (int size : List.of(16, 32, 48, 64, 128, 256)) {
            Shell.copy(
                    project.resolve("resources/app/parley/ui/icons/parley-" + size + ".png"),
                    hicolor.resolve("%dx%d/apps/%s.png".formatted(size, size, ID)));
        }
    }

    private void complete(String shell, Path file) throws IOException, InterruptedException {
        Shell.write(file, Shell.output(image.launcher(), "completion", shell));
    }
}
