import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How jlink is asked for the runtime with the program in it. */
final class Jlink {
    /** They lie in the runtime as files: {@link AppImage} unpacks them. */
    private static final List<String> PACKED = List.of(
            "glob:/javafx.graphics/*.so",
            "glob:/javafx.graphics/*.dylib",
            "glob:/javafx.graphics/*.dll",
            "glob:/app.parley/app/parley/ui/fonts/*.ttf");

    private Jlink() {}

    /**
     * The command.
     *
     * @param system as {@link Shell#OS} names it
     * @param modules where the program and its libraries are
     * @param unused more patterns of what stays out
     */
    static List<String> command(String system, Path modules, Path runtime, List<String> unused) {
        List<String> excluded = new ArrayList<>(PACKED);
        excluded.addAll(unused);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                "--module-path",
                modules.toString(),
                "--add-modules",
                // Unsafe for Netty; the names of months in Chinese; elliptic curves and system proxies come by themselves.
                "app.parley,org.slf4j.jul,jdk.unsupported,jdk.localedata",
                "--include-locales=en,zh",
                "--no-header-files",
                "--no-man-pages",
                "--exclude-resources=" + String.join(",", excluded)));
        if (!system.equals("linux")) {
            // jpackage's launchers load the JVM by themselves. Linux' needs java, and so does the training there.
            command.add("--strip-native-commands");
        }
        command.addAll(List.of("--output", runtime.toString()));
        return command;
    }
}
