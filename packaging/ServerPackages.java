import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The signaling server for operators, with Java and without a window: jars on the class path beside a runtime, since
 * some of them are automatic modules, which jlink refuses.
 */
final class ServerPackages {
    private static final String NAME = "parley-server";
    /** jdeps' answer for the jars, and what they look up by name: JWK sets over HTTP, figures of the JVM. */
    private static final String MODULES =
            "java.base,java.logging,java.management,java.naming,java.net.http,jdk.management,jdk.unsupported";

    private final Recipe recipe;
    private final Path program;

    ServerPackages(Path project, Release release) {
        this.recipe = Recipe.of(NAME, project, "server", release);
        this.program = recipe.work().resolve("server").resolve(NAME);
    }

    Path deb() throws IOException, InterruptedException {
        build();
        Path tree = recipe.work().resolve("server-tree");
        Shell.delete(tree);
        Shell.link(program, tree.resolve("opt").resolve(NAME));
        Files.createDirectories(tree.resolve("usr/bin"));
        Files.createSymbolicLink(tree.resolve("usr/bin/" + NAME), Path.of("/opt/parley-server/bin/parley-server"));
        Shell.copy(
                recipe.sources().resolve(NAME + ".service"),
                tree.resolve("usr/lib/systemd/system/" + NAME + ".service"));
        Path share = tree.resolve("usr/share");
        recipe.zipped(recipe.filled(NAME + ".8", Map.of()), share.resolve("man/man8/" + NAME + ".8.gz"));
        Path doc = share.resolve("doc").resolve(NAME);
        recipe.documents(doc, "copyright-server", "mods", "server");
        Shell.copy(recipe.sources().resolve("turnserver.conf"), doc.resolve("examples/turnserver.conf"));
        Shell.copy(recipe.sources().resolve("lintian-overrides"), share.resolve("lintian/overrides").resolve(NAME));
        Path options = tree.resolve("etc/parley-server/options");
        Shell.copy(recipe.sources().resolve("options"), options);
        Shell.write(tree.resolve("DEBIAN/conffiles"), "/etc/parley-server/options\n");
        return recipe.deb(tree, "control-server", options);
    }

    Path tar() throws IOException, InterruptedException {
        build();
        recipe.documents(program.resolve("doc"), "copyright-server", "mods", "server");
        return recipe.tar(program.getParent());
    }

    private void build() throws IOException, InterruptedException {
        Shell.delete(program.getParent());
        Shell.run(
                "env", "JAVA_HOME=" + Shell.JDK, "SOURCE_DATE_EPOCH=" + recipe.release().date(),
                recipe.sources().resolve("assemble"), program);
        Shell.copy(recipe.sources().resolve("README.md"), program.resolve("README.md"));
        Path runtime = program.resolve("runtime");
        Shell.run(
                Shell.JDK.resolve("bin/jlink"), "--add-modules", MODULES, "--no-header-files", "--no-man-pages",
                "--output", runtime);
        for (Path tool : Shell.list(runtime.resolve("bin"))) {
            if (!tool.endsWith("java")) {
                Files.delete(tool);
            }
        }
        Files.delete(runtime.resolve("lib/jrt-fs.jar"));
        Shell.strip(runtime);
    }
}
