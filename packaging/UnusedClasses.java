import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Of the JDK's modules, what no part of the program comes near: Swing, sound in Java, Java2D's text, printing,
 * the XML parsers, keytool. JavaFX needs their modules and not these packages. A package must exist, so each keeps its smallest class.
 */
final class UnusedClasses {
    private static final List<String> PACKAGES = List.of(
            "java.base/sun/security/tools",
            "java.desktop/javax/print",
            "java.desktop/javax/sound",
            "java.desktop/javax/swing",
            "java.desktop/com/sun/swing",
            "java.desktop/sun/swing",
            "java.desktop/com/sun/java/swing",
            "java.desktop/com/sun/media/sound",
            "java.desktop/sun/font",
            "java.desktop/sun/java2d/marlin",
            "java.desktop/sun/print",
            "java.xml/com/sun/org/apache",
            "java.xml/com/sun/xml/internal",
            "java.xml/jdk/xml/internal/jdkcatalog");

    private UnusedClasses() {}

    /** Patterns for jlink, one a line. */
    static String patterns() throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
        List<String> lines = new ArrayList<>();
        for (String packages : PACKAGES) {
            Map<Path, List<Path>> files = Shell.under(modules.resolve(packages)).stream()
                    .filter(Files::isRegularFile)
                    .collect(Collectors.groupingBy(Path::getParent));
            for (List<Path> each : files.values()) {
                each.sort(Comparator.comparing((Path file) -> !file.toString().endsWith(".class"))
                        .thenComparingLong(Shell::size)
                        .thenComparing(Comparator.naturalOrder()));
                each.removeFirst();
                each.forEach(file -> lines.add("glob:/" + modules.relativize(file)));
            }
        }
        lines.sort(Comparator.naturalOrder());
        return String.join("\n", lines) + "\n";
    }
}
