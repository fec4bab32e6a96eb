package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every package of ours uses only the packages and libraries that the design's layout gives it. */
class PackageDependencyTest {
    private static final String ROOT = "app.parley";
    private static final String ANNOTATIONS = "org.jspecify.annotations";

    /** Which of our packages (short names) a package may use. The root may use all. */
    private static final Map<String, Set<String>> OURS = Map.ofEntries(
            Map.entry("call", Set.of()),
            Map.entry("control", Set.of("call")),
            Map.entry("signaling", Set.of("call", "control")),
            Map.entry("server", Set.of("signaling", "files")),
            Map.entry("files", Set.of()),
            Map.entry("webrtc", Set.of("call", "control", "video")),
            Map.entry("capture", Set.of("video")),
            Map.entry("video", Set.of()),
            Map.entry("settings", Set.of("call", "files")),
            Map.entry("bench", Set.of()),
            Map.entry("update", Set.of()),
            Map.entry("ui", Set.of("call", "control", "video", "settings")),
            Map.entry(
                    "cli",
                    Set.of(
                            "",
                            "call",
                            "control",
                            "signaling",
                            "server",
                            "webrtc",
                            "capture",
                            "video",
                            "settings",
                            "bench")));

    /** Libraries by package prefix, and which of our packages may use them; the empty name is the root. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("dev.onvoid.webrtc", Set.of("webrtc")),
            Map.entry("org.java_websocket", Set.of("signaling")),
            Map.entry("com.google.gson", Set.of("signaling", "server", "settings", "cli", "bench", "update")),
            Map.entry("io.netty", Set.of("server")),
            Map.entry("java.net.http", Set.of("update")),
            Map.entry("io.nayuki.qrcodegen", Set.of("ui")),
            Map.entry("com.nimbusds", Set.of("server")),
            Map.entry("io.nats", Set.of("server")),
            Map.entry("io.prometheus", Set.of("server")),
            Map.entry("javafx", Set.of("ui", "")),
            Map.entry("atlantafx", Set.of("ui", "")),
            Map.entry("org.kordamp.ikonli", Set.of("ui", "")),
            Map.entry("picocli", Set.of("cli", "")));

    /** Class names as they stand in descriptors, signatures and annotations. */
    private static final Pattern DESCRIPTOR = Pattern.compile("L((?:[\\w$]+/)+)[\\w$]+[;<]");

    @Test
    void everyPackageKeepsToItsRow() {
        assertEquals(Set.of(), violations(uses(), OURS, LIBRARIES));
    }

    @Test
    void theCoreUsesJavaBaseAlone() {
        Set<String> others = new TreeSet<>(uses().get("call"));
        others.removeIf(name -> name.equals(ROOT + ".call") || name.equals(ANNOTATIONS) || isInJavaBase(name));
        assertEquals(Set.of(), others);
    }

    @Test
    void everyPackageHasARow() {
        Set<String> unknown = new TreeSet<>(uses().keySet());
        unknown.remove("");
        unknown.removeAll(OURS.keySet());
        assertEquals(Set.of(), unknown);
    }

    @Test
    void aForbiddenPackageIsFound() {
        Map<String, Set<String>> wrong = new HashMap<>(OURS);
        wrong.put("control", Set.of());
        assertTrue(violations(uses(), wrong, LIBRARIES).contains("control uses app.parley.call"));
    }

    @Test
    void aForbiddenLibraryIsFound() {
        Map<String, Set<String>> wrong = Map.of("java.util.function", Set.of("server"));
        assertTrue(violations(uses(), OURS, wrong).contains("control uses java.util.function"));
        assertFalse(violations(uses(), OURS, wrong).contains("server uses java.util.function"));
    }

    private static Set<String> violations(
            Map<String, Set<String>> uses, Map<String, Set<String>> ours, Map<String, Set<String>> libraries) {
        Set<String> found = new TreeSet<>();
        uses.forEach((user, names) -> names.stream()
                .filter(name -> !isAllowed(user, name, ours, libraries))
                .forEach(name -> found.add(user + " uses " + name)));
        return found;
    }

    private static boolean isAllowed(
            String user, String used, Map<String, Set<String>> ours, Map<String, Set<String>> libraries) {
        if (isWithin(used, ROOT)) {
            String target = shortName(used);
            return user.isEmpty()
                    || user.equals(target)
                    || ours.getOrDefault(user, Set.of()).contains(target);
        }
        return libraries.entrySet().stream()
                .filter(library -> isWithin(used, library.getKey()))
                .allMatch(library -> library.getValue().contains(user));
    }

    private static boolean isWithin(String name, String prefix) {
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }

    private static boolean isInJavaBase(String name) {
        return Object.class.getModule().getPackages().contains(name);
    }

    /** The first part below the root: {@code ui} for {@code app.parley.ui.theme}, empty for the root itself. */
    private static String shortName(String ofOurs) {
        return ofOurs.equals(ROOT) ? "" : ofOurs.substring(ROOT.length() + 1).split("\\.", 2)[0];
    }

    /** For each of our packages, every package its classes name. */
    private static Map<String, Set<String>> uses() {
        Map<String, Set<String>> uses = new HashMap<>();
        for (ClassModel model : classes()) {
            String user = shortName(packageOf(model.thisClass().asInternalName()));
            uses.computeIfAbsent(user, _ -> new TreeSet<>()).addAll(named(model));
        }
        return uses;
    }

    private static Set<String> named(ClassModel model) {
        Set<String> names = new TreeSet<>();
        model.constantPool().forEach(entry -> {
            switch (entry) {
                case ClassEntry type
                when !type.asInternalName().startsWith("[") -> names.add(packageOf(type.asInternalName()));
                case Utf8Entry text -> {
                    Matcher matcher = DESCRIPTOR.matcher(text.stringValue());
                    while (matcher.find()) {
                        names.add(packageOf(matcher.group(1) + "X"));
                    }
                }
                default -> {}
            }
        });
        return names;
    }

    private static String packageOf(String internalName) {
        return internalName
                .substring(0, Math.max(0, internalName.lastIndexOf('/')))
                .replace('/', '.');
    }

    private static List<ClassModel> classes() {
        try (Stream<Path> files = Files.walk(ourClasses())) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .map(PackageDependencyTest::parse)
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path ourClasses() throws URISyntaxException {
        return Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
