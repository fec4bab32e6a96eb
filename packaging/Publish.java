import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a release needs beside its packages. Run it in the project's folder as {@code java packaging/Publish.java}.
 */
static final String USAGE = """
        usage: java packaging/Publish.java checksums DIR          writes DIR/SHA256SUMS
               java packaging/Publish.java manifests URL PAGE DIR writes DIR/manifests, from packaging/{flatpak,aur,winget,homebrew};
                                                                  URL is where DIR's files will lie, PAGE the project's page
               java packaging/Publish.java notes                  prints what CHANGELOG.md says of this version""";
static final String SUMS = "SHA256SUMS";
static final List<String> TEMPLATES = List.of("flatpak", "aur", "winget", "homebrew");
static final Pattern SUM = Pattern.compile("@SHA256:([\\w.-]+)@");

void main(String[] arguments) throws Exception {
    Path project = Path.of("").toAbsolutePath();
    Release release = Release.of(project);
    switch (List.of(arguments)) {
        case List<String> it when it.size() == 2 && it.getFirst().equals("checksums") -> checksums(Path.of(it.get(1)));
        case List<String> it when it.size() == 4 && it.getFirst().equals("manifests") ->
            manifests(project, release.at(it.get(2)), Release.plain(it.get(1)), Path.of(it.get(3)));
        case List<String> it when it.equals(List.of("notes")) ->
            IO.println(notes(Files.readString(project.resolve("CHANGELOG.md")), release.version()));
        default -> {
            System.err.println(USAGE);
            System.exit(2);
        }
    }
}

void checksums(Path folder) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Path file : files(folder)) {
        if (!file.endsWith(SUMS)) {
            sums.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
        }
    }
    Files.writeString(folder.resolve(SUMS), sums);
}

/** @param url where the release's files can be got */
void manifests(Path project, Release release, String url, Path folder) throws IOException {
    for (String template : TEMPLATES) {
        for (Path file : files(project.resolve("packaging").resolve(template))) {
            String text = release.filled(Files.readString(file)).replace("@URL@", url);
            Matcher sums = SUM.matcher(text);
            StringBuilder filled = new StringBuilder();
            while (sums.find()) {
                Path packed = folder.resolve(sums.group(1));
                if (!Files.exists(packed)) {
                    throw new IOException(template + " wants the checksum of " + packed + ", which is not there");
                }
                sums.appendReplacement(filled, sha256(packed));
            }
            sums.appendTail(filled);
            Shell.write(folder.resolve("manifests").resolve(template).resolve(file.getFileName()), filled.toString());
        }
    }
}

/** The section of a version, without its heading. */
String notes(String changelog, String version) throws IOException {
    Matcher section = Pattern.compile("(?ms)^## \\[" + Pattern.quote(version) + "][^\n]*\n(.*?)(?=^## |\\z)")
            .matcher(changelog);
    if (!section.find()) {
        throw new IOException("CHANGELOG.md has no section for " + version);
    }
    return section.group(1).strip();
}

List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
        return all.filter(Files::isRegularFile).sorted().toList();
    }
}

static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
            DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
        digest.transferTo(java.io.OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
    }
}
