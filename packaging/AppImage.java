import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program with its own Java runtime in one folder, {@code target/package/parley}: it runs from wherever it is put.
 * The native libraries lie unpacked in the runtime, so nothing is extracted at a start.
 */
final class AppImage {
    private static final String NATIVES = "[^/]+\\.(so|dylib|dll)";
    private static final String FEATHER = ".*/feather\\.ttf";
    /** Garbage collector, object headers and heap must be those of the training, or the cache is of no use. */
    static final List<String> JAVA_OPTIONS = List.of(
            // So much young that the window is there before anything is collected.
            "-Xms80m",
            "-Xmn36m",
            // Arrays that a call keeps to its end, those of pictures above all, are not copied from collection to
            // collection, and have their room from the start. Nothing as large is made and left again while it lasts.
            "-XX:PretenureSizeThreshold=100k",
            // What else a collection finds is not copied again either: most of it is there until the call ends.
            "-XX:MaxTenuringThreshold=0",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            // No file in /tmp for each start.
            "-XX:-UsePerfData",
            "-XX:+UseCompactObjectHeaders",
            // No machine code in the cache: it would be that of the building machine's processor.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTAdapterCaching",
            // One compiler: the other costs more than a second of processor time at a start, and of a call's work but a
            // small part is Java.
            "-XX:TieredStopAtLevel=1",
            // Nor profiles of methods: they make the compilers busy with what a call needs while the window opens.
            "-XX:-AOTRecordTraining",
            "-XX:-AOTReplayTraining",
            // JavaFX calls a few methods by reflection: fast calls of them would be made first, in 20 ms.
            "-Djdk.reflect.useNativeAccessorOnly=true",
            "--enable-native-access=javafx.graphics,webrtc.java,io.netty.common,app.parley",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=webrtc.java/dev.onvoid.webrtc.internal=app.parley",
            "--add-opens=javafx.graphics/com.sun.javafx.scene=app.parley",
            "--add-opens=javafx.graphics/com.sun.javafx.tk=app.parley",
            "--add-opens=javafx.graphics/com.sun.javafx.tk.quantum=app.parley");
    /** AtlantaFX's themes, of which {@link StyleSheets} keeps what is needed, JavaFX's older one, and documentation. */
    private static final List<String> UNUSED_LOOKS = List.of(
            "regex:/atlantafx.base/atlantafx/base/theme/.*[.][bc]ss",
            "glob:/javafx.controls/com/sun/javafx/scene/control/skin/caspian/caspian.*",
            "glob:/java.desktop/java/awt/doc-files/**");
    private static final List<String> UNUSED_NATIVES =
            List.of(
            "libsplashscreen.so",
            "libjsound.so",
            // Text and filters of Java2D, which paints nothing here.
            "libfontmanager.so",
            "libfreetype.so",
            "libmlib_image.so",
            "classlist",
            "jrt-fs.jar");

    private final Path project;
    private final Path target;
    private final ImageLayout layout;
    private final Path root;
    private final Release release;

    AppImage(Path project, Release release) {
        this.project = project;
        this.target = project.resolve("target");
        this.layout = ImageLayout.of(Shell.OS);
        this.root = target.resolve("package").resolve(layout.folder());
        this.release = release;
    }

    /** The folder, laid out as {@link ImageLayout} says. */
    Path root() {
        return root;
    }

    /** What starts the program. */
    Path launcher() {
        return root.resolve(layout.launcher());
    }

    /** Where classes lie ready, once they have been recorded. */
    Path cache() {
        return root.resolve(layout.app()).resolve("parley.aot");
    }

    /** Has jpackage's launchers take the cache, whose place they fill in at each start; the shell's looks for it by itself. */
    void useCache() throws IOException {
        for (Path each : Shell.list(root.resolve(layout.app()))) {
            if (each.toString().endsWith(".cfg")) {
                Shell.write(each, ImageLayout.withCache(Files.readString(each)));
            }
        }
    }

    void build() throws IOException, InterruptedException {
        Shell.delete(root);
        if (Shell.OS.equals("linux")) {
            link(root.resolve("lib/runtime"));
            installLauncher();
            return;
        }
        Path runtime = target.resolve("package/runtime");
        Shell.delete(runtime);
        link(runtime);
        jpackage(runtime);
        Shell.delete(runtime);
    }

    private void link(Path runtime) throws IOException, InterruptedException {
        Path modules = target.resolve("package/modules");
        OldClassFiles.renew(target.resolve("app/mods"), modules);
        Path program = modules.resolve("app.parley");
        Shell.copy(target.resolve("classes"), program);
        new StyleSheets(target.resolve("app/mods")).addTo(program);
        Files.createDirectories(runtime.getParent());
        Shell.run(Jlink.command(Shell.OS, modules, runtime, excluded()).toArray());
        Shell.delete(modules);
        unpackNatives(runtime);
        unpackFonts(runtime);
        if (Shell.OS.equals("linux")) {
            for (String name : UNUSED_NATIVES) {
                Files.deleteIfExists(runtime.resolve("lib").resolve(name));
            }
            Shell.strip(runtime);
        }
    }

    private List<String> excluded() throws IOException {
        if (!Shell.OS.equals("linux")) {
            return List.of();
        }
        List<String> patterns = new ArrayList<>(UNUSED_LOOKS);
        Path unused = target.resolve("package/unused");
        Shell.write(unused, UnusedClasses.patterns());
        patterns.add("@" + unused);
        return patterns;
    }

    private void unpackNatives(Path runtime) throws IOException {
        for (String folder : List.of("app/mods", "app/lib")) {
            for (Path jar : Shell.list(target.resolve(folder))) {
                String name = jar.getFileName().toString();
                if (name.matches("(javafx|webrtc).*\\.jar")) {
                    Shell.unpack(jar, NATIVES, runtime.resolve(ImageLayout.natives(Shell.OS, name)));
                }
            }
        }
    }

    /** Where the program looks for them first: JavaFX copies a module's to the temporary folder at each start. */
    private void unpackFonts(Path runtime) throws IOException {
        Path fonts = runtime.resolve("lib/parley-fonts");
        Files.createDirectories(fonts);
        for (Path font : Shell.list(target.resolve("classes/app/parley/ui/fonts"))) {
            if (font.toString().endsWith(".ttf")) {
                Files.copy(font, fonts.resolve(font.getFileName()));
            }
        }
        for (Path jar : Shell.list(target.resolve("app/mods"))) {
            if (jar.getFileName().toString().startsWith("ikonli-feather")) {
                Shell.unpack(jar, FEATHER, fonts);
            }
        }
    }

    /**
     * A shell script in place of jpackage's launcher, which asks dpkg or rpm about itself at each start, and that takes
     * longer than all the rest. Under the name of the program, java shows up as such among the processes.
     */
    private void installLauncher() throws IOException {
        Path java = root.resolve("lib/runtime/bin/java");
        Files.copy(java, java.resolveSibling("parley"), StandardCopyOption.COPY_ATTRIBUTES);
        Shell.write(launcher(), Files.readString(project.resolve("packaging/linux/parley"))
                .replace("@OPTIONS@", String.join(" \\\n  ", JAVA_OPTIONS)));
        launcher().toFile().setExecutable(true, false);
        Files.createDirectories(root.resolve("lib/app"));
    }

    private void jpackage(Path runtime) throws IOException, InterruptedException {
        Jpackage jpackage = new Jpackage(Shell.OS, project, release.version());
        Icons icons = new Icons(new Mark(project.resolve("packaging/linux/parley.svg")));
        if (Shell.OS.equals("macos")) {
            icons.writeIcns(jpackage.icon());
        } else {
            icons.writeIco(jpackage.icon());
        }
        Shell.run(jpackage.command(runtime, JAVA_OPTIONS).toArray());
        if (Shell.OS.equals("windows")) {
            // jpackage may leave its launchers read-only: they could neither be signed nor be deleted.
            for (Path each : Shell.list(root)) {
                each.toFile().setWritable(true);
            }
        }
        Path app = root.resolve(layout.app());
        new Notices(project).write(app.resolve("licenses"), "mods");
        Shell.copy(project.resolve("packaging/linux/copyright"), app.resolve("copyright.txt"));
    }

    /** Takes down what the program says of itself, for the launcher to show: plain, and with a terminal's colours. */
    void keepHelp() throws IOException, InterruptedException {
        for (Map.Entry<String, String> kind : Map.of("help", "false", "help.ansi", "true").entrySet()) {
            String colours = "PARLEY_JAVA_OPTS=-Dpicocli.ansi=" + kind.getValue();
            // With a second option the launcher asks the program.
            String said = Shell.output("env", colours, launcher(), "--headless", "--help");
            Shell.write(root.resolve("lib/app").resolve(kind.getKey()), said);
        }
    }

    /** Takes away what only training and packaging have needed. */
    void tidy() throws IOException {
        if (Shell.OS.equals("linux")) {
            for (Path tool : Shell.list(root.resolve("lib/runtime/bin"))) {
                if (!tool.endsWith("parley")) {
                    Files.delete(tool);
                }
            }
        }
    }
}
