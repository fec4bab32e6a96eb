import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The description of the .msi in WiX's language: {@code packaging/windows/parley.wxs} with every file of the program in
 * it. The same files give the same text, with the same identifiers, wherever it is made.
 */
final class WindowsInstaller {
    private final Path template;
    private final Path root;
    private final Release release;

    /**
     * @param template parley.wxs
     * @param root the program's folder
     */
    WindowsInstaller(Path template, Path root, Release release) {
        this.template = template;
        this.root = root;
        this.release = release;
    }

    /** Names files as seen from the folder in which the program's lies, as parley.ico does. */
    String description() throws IOException {
        StringBuilder files = new StringBuilder();
        StringBuilder components = new StringBuilder();
        folder(root, files, components);
        String contents = contents();
        Map<String, String> values = Map.of(
                // Of another build of the same version Windows takes the place only if it is another product.
                "@PRODUCT@", guid("product " + release.version() + " " + contents),
                "@PACKAGE@", guid("package " + contents),
                "<!-- @FILES@ -->", files.toString(),
                "<!-- @COMPONENTS@ -->", components.toString());
        String text = release.filled(Files.readString(template));
        for (Map.Entry<String, String> each : values.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        return text;
    }

    /**
     * One component for each folder. Its key is a value in the registry, since Windows Installer wants that of whatever
     * lies in a person's own folders (ICE38), and has it removed by name (ICE64).
     */
    private void folder(Path folder, StringBuilder files, StringBuilder components) throws IOException {
        String name = relative(folder);
        String id = identifier(name);
        List<Path> entries = entries(folder);
        files.append("<Component Id=\"c%s\" Guid=\"%s\">\n".formatted(id, guid("folder " + name)));
        files.append("  <RegistryValue Root=\"HKCU\" Key=\"Software\\Parley\\Installed\" Name=\"%s\" Type=\"integer\" Value=\"1\" KeyPath=\"yes\"/>\n"
                .formatted(id));
        files.append("  <RemoveFolder Id=\"r%s\" On=\"uninstall\"/>\n".formatted(id));
        for (Path file : entries.stream().filter(Files::isRegularFile).toList()) {
            files.append("  <File Id=\"f%s\" Name=\"%s\" Source=\"%s\"/>\n"
                    .formatted(identifier(relative(file)), escaped(file.getFileName()), escaped(source(file))));
        }
        files.append("</Component>\n");
        components.append("<ComponentRef Id=\"c").append(id).append("\"/>\n");
        for (Path below : entries.stream().filter(Files::isDirectory).toList()) {
            files.append("<Directory Id=\"d%s\" Name=\"%s\">\n"
                    .formatted(identifier(relative(below)), escaped(below.getFileName())));
            folder(below, files, components);
            files.append("</Directory>\n");
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private String source(Path file) {
        return root.getFileName() + "/" + relative(file);
    }

    private String contents() throws IOException {
        MessageDigest digest = sha256();
        for (Path each : Shell.under(root)) {
            digest.update(relative(each).getBytes(StandardCharsets.UTF_8));
            if (Files.isRegularFile(each)) {
                digest.update(Files.readAllBytes(each));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String identifier(String name) {
        return HexFormat.of().formatHex(sha256().digest(name.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String guid(String name) {
        UUID id = UUID.nameUUIDFromBytes(("app.parley " + name).getBytes(StandardCharsets.UTF_8));
        return id.toString().toUpperCase(Locale.ROOT);
    }

    private static String escaped(Object text) {
        return text.toString().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
