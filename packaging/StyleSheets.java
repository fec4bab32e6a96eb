import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The window's style sheets as a start wants them: AtlantaFX's without the rules for what the program has not, and all
 * in JavaFX's binary form. JavaFX tries each rule at each node, and that is a quarter of what it does until the window
 * is there.
 */
final class StyleSheets {
    private static final String UI = "app/parley/ui";
    private static final String CONTROLS = "javafx/scene/control/";
    private static final String MORE_CONTROLS = "atlantafx/base/controls/";

    /** What controls of the program make by themselves: scroll bars, menus of fields and lists, the root of a scene. */
    private static final Set<String> MADE_BY_CONTROLS = Set.of(
            "root", "text", "text-input", "scroll-bar", "context-menu", "menu-item", "radio-menu-item",
            "mnemonic-underline");

    /** AtlantaFX styles Ikonli's nodes, of which there are none. */
    private static final Set<String> NEVER = Set.of("font-icon", "ikonli-font-icon");

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([A-Za-z_][\\w-]*)");

    private final Path mods;
    private final Set<String> known = new HashSet<>(MADE_BY_CONTROLS);

    /** @param mods the folder with the jars of JavaFX and AtlantaFX */
    StyleSheets(Path mods) {
        this.mods = mods;
    }

    /** @param classes of the program, with its resources; the sheets are put beside its own */
    void addTo(Path classes) throws IOException, InterruptedException {
        Path folder = classes.resolve(UI);
        learn(folder);
        Path atlanta = Shell.list(mods).stream()
                .filter(jar -> jar.getFileName().toString().startsWith("atlantafx-base"))
                .findFirst()
                .orElseThrow();
        try (FileSystem jar = FileSystems.newFileSystem(atlanta)) {
            for (String theme : List.of("primer-dark.css", "primer-light.css")) {
                String css = Files.readString(jar.getPath("atlantafx/base/theme", theme));
                Shell.write(folder.resolve(theme), trim(css));
            }
        }
        for (Path sheet : Shell.list(folder)) {
            if (sheet.toString().endsWith(".css")) {
                Shell.run(
                        Shell.JDK.resolve("bin/java"),
                        "--module-path",
                        mods,
                        "--module",
                        "javafx.graphics/com.sun.javafx.css.parser.Css2Bin",
                        sheet,
                        sheet.toString().replaceFirst("css$", "bss"));
            }
        }
    }

    /** Style classes that the program names, and those of the controls that it uses, are read from its class files. */
    void learn(Path folder) throws IOException {
        for (Path file : Shell.list(folder)) {
            if (file.toString().endsWith(".class")) {
                ClassModel model = ClassFile.of().parse(file);
                model.constantPool().forEach(this::learn);
            }
        }
    }

    private void learn(PoolEntry entry) {
        if (entry instanceof StringEntry text) {
            known.addAll(Arrays.asList(text.stringValue().split("\\s+")));
        } else if (entry instanceof ClassEntry type) {
            String name = type.asInternalName();
            if (name.startsWith(CONTROLS) || name.startsWith(MORE_CONTROLS)) {
                String simple = name.substring(name.lastIndexOf('/') + 1);
                known.add(simple.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
            }
        }
    }

    /** The same without the selectors that fit nothing of the program's. */
    String trim(String css) {
        StringBuilder kept = new StringBuilder("/* Of AtlantaFX (mkpaz, MIT License), the rules that Parley has a use for. */\n");
        Matcher rule = RULE.matcher(css.replaceAll("(?s)/\\*.*?\\*/", ""));
        while (rule.find()) {
            List<String> selectors = Arrays.stream(rule.group(1).split(","))
                    .map(String::strip)
                    .filter(this::fits)
                    .toList();
            if (!selectors.isEmpty()) {
                kept.append(String.join(", ", selectors)).append(" {").append(rule.group(2)).append("}\n");
            }
        }
        return kept.toString();
    }

    /** Parts of a control may bear any name; the control itself, and what varies it, are known ones. */
    private boolean fits(String selector) {
        String[] compounds = selector.replace(">", " ").strip().split("\\s+");
        for (int i = 0; i < compounds.length; i++) {
            List<String> classes = STYLE_CLASS.matcher(compounds[i]).results().map(it -> it.group(1)).toList();
            boolean isControl = i == 0 || classes.stream().anyMatch(known::contains);
            if (classes.stream().anyMatch(NEVER::contains) || isControl && !known.containsAll(classes)) {
                return false;
            }
        }
        return true;
    }
}
