package app.parley.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What packages are made of and by. The packages themselves are looked at by {@code ./parley package --check}. */
@Timeout(180)
class PackagingIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Path LINUX = Project.root().resolve("packaging/linux");
    private static final Path SERVER = Project.root().resolve("packaging/server");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    @Test
    void theProgramsThatMakeThemCompile() throws Exception {
        List<String> javac = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-Xlint:all",
                "-Werror",
                "-d",
                folder.toString()));
        try (Stream<Path> all = Files.list(Project.root().resolve("packaging"))) {
            all.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(javac::add);
        }
        javac.add(Files.writeString(folder.resolve("Renew.java"), """
                void main(String[] folders) throws Exception {
                    OldClassFiles.renew(java.nio.file.Path.of(folders[0]), java.nio.file.Path.of(folders[1]));
                }
                """).toString());
        javac.add(Files.writeString(folder.resolve("Compare.java"), """
                void main(String[] folders) throws Exception {
                    for (int i = 1; i < folders.length; i++) {
                        var comparison = new Comparison(java.nio.file.Path.of(folders[0]), java.nio.file.Path.of(folders[i]));
                        IO.println("good: " + comparison.run());
                    }
                }
                """).toString());
        javac.add(Files.writeString(folder.resolve("Trim.java"), """
                void main(String[] folders) throws Exception {
                    StyleSheets sheets = new StyleSheets(java.nio.file.Path.of(folders[0]));
                    sheets.learn(java.nio.file.Path.of(folders[1]));
                    IO.print(sheets.trim(java.nio.file.Files.readString(java.nio.file.Path.of(folders[2]))));
                }
                """).toString());
        javac.add(Files.writeString(folder.resolve("Again.java"), """
                void main(String[] command) throws Exception {
                    Shell.runAgain(3, java.time.Duration.ZERO, (Object[]) command);
                    IO.println("good");
                }
                """).toString());
        assertEquals(List.of(), complaints(javac));
        triesAgainWhatFailsByChance();
        renewsOldClassFiles();
        keepsTheRulesThatFitTheWindow();
        tellsHowPackagesDiffer();
    }

    /** Three times and no more. */
    private void triesAgainWhatFailsByChance() throws Exception {
        List<String> again = new ArrayList<>(List.of(JAVA, "--class-path", folder.toString(), "Again", "sh", "-c"));
        Path tries = folder.resolve("tries");
        again.add("echo >>'" + tries + "'; [ $(wc -l <'" + tries + "') -eq 3 ]");
        assertEquals(List.of("good"), complaints(again));
        try (ChildProcess fourth = ChildProcess.start("again", again)) {
            assertEquals(1, fourth.awaitExit(LIMIT));
        }
        assertEquals(6, Files.readAllLines(tries).size());
    }

    /** What the program names, the controls it uses with all their parts, and nothing else. */
    private void keepsTheRulesThatFitTheWindow() throws Exception {
        Path whole = Files.writeString(folder.resolve("whole.css"), """
                /* .label { } */
                .root { -a: 1; } Text { -a: 2; }
                .button:hover, .tab-pane > .button, .button.flat { -a: 3; }
                .button.danger { -a: 4; } .toggle-switch > .any-part:hover .label { -a: 5; }
                .tab-pane { -a: 6; } .button .ikonli-font-icon { -a: 7; } .list-view .list-cell { -a: 8; }
                """);
        List<String> kept = complaints(List.of(
                JAVA,
                "--class-path",
                folder.toString(),
                "Trim",
                Project.root().resolve("target/app/mods").toString(),
                Project.root().resolve("target/classes/app/parley/ui").toString(),
                whole.toString()));
        assertEquals(
                List.of(
                        ".root { -a: 1; }",
                        "Text { -a: 2; }",
                        ".button:hover { -a: 3; }",
                        ".button.danger { -a: 4; }",
                        ".toggle-switch > .any-part:hover .label { -a: 5; }"),
                kept.stream().filter(it -> !it.startsWith("/*")).toList());
    }

    /** The archive of classes may differ, and beside it nothing: no content, no permission, no time. */
    private void tellsHowPackagesDiffer() throws Exception {
        packed("one", "a", "1", "rw-r--r--", 5);
        packed("equal", "a", "1", "rw-r--r--", 5);
        packed("recorded", "b", "1", "rw-r--r--", 5);
        packed("content", "b", "2", "rw-r--r--", 5);
        packed("permission", "b", "1", "rw-------", 5);
        packed("time", "b", "1", "rw-r--r--", 7);
        List<String> command = new ArrayList<>(List.of(JAVA, "--class-path", folder.toString(), "Compare"));
        for (String each : List.of("one", "equal", "recorded", "content", "permission", "time")) {
            command.add(folder.resolve(each).toString());
        }
        List<String> said = complaints(command);
        assertEquals(
                List.of("true", "true", "false", "false", "false"),
                said.stream()
                        .filter(it -> it.startsWith("good: "))
                        .map(it -> it.substring(6))
                        .toList(),
                () -> String.join("\n", said));
        assertTrue(said.contains("  p/file: content"), () -> String.join("\n", said));
    }

    /** A package of a cache and a file, in a folder of its own. */
    private void packed(String name, String cache, String file, String permissions, long time) throws Exception {
        Path content = Files.createDirectories(folder.resolve(name).resolve("p"));
        Files.writeString(content.resolve("parley.aot"), cache);
        Path plain = Files.writeString(content.resolve("file"), file);
        Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString(permissions));
        Files.setLastModifiedTime(plain, FileTime.fromMillis(time * 1000));
        for (Path each : List.of(content.resolve("parley.aot"), content)) {
            Files.setLastModifiedTime(each, FileTime.fromMillis(0));
        }
        String archive = folder.resolve(name).resolve("p.tar.gz").toString();
        String parent = folder.resolve(name).toString();
        assertEquals(List.of(), complaints(List.of("tar", "-czf", archive, "-C", parent, "p")));
    }

    /** picocli's are from before Java 6, too old for the cache; renewed, the strict verifier takes them. */
    private void renewsOldClassFiles() throws Exception {
        Path renewed = folder.resolve("renewed");
        assertEquals(
                List.of(),
                complaints(List.of(
                        JAVA,
                        "--class-path",
                        folder.toString(),
                        "Renew",
                        Project.target().resolve("app/mods").toString(),
                        renewed.toString())));
        Path picocli;
        try (Stream<Path> jars = Files.list(renewed)) {
            picocli = jars.filter(it -> it.getFileName().toString().startsWith("picocli"))
                    .findAny()
                    .orElseThrow();
        }
        try (ChildProcess run = ChildProcess.start(
                "picocli", List.of(JAVA, "--class-path", picocli.toString(), "picocli.AutoComplete", "--help"))) {
            assertEquals(0, run.awaitExit(LIMIT));
            assertTrue(run.stdout().stream().anyMatch(it -> it.contains("autoCompleteScript")), "its help");
        }
        try (java.util.jar.JarFile jar = new java.util.jar.JarFile(picocli.toFile())) {
            byte[] start = jar.getInputStream(jar.getEntry("picocli/CommandLine.class"))
                    .readNBytes(8);
            assertTrue(start[7] >= 50, "class file version " + start[7]);
        }
    }

    @Test
    void desktopsUnderstandTheirFiles() throws Exception {
        Described.describe(folder);
        String desktop = LINUX.resolve("app.parley.Parley.desktop").toString();
        assertEquals(List.of(), complaints(List.of("desktop-file-validate", desktop)));
        assertEquals(
                List.of(),
                complaints(List.of(
                        "xmllint", "--noout", LINUX.resolve("parley.svg").toString())));
        for (String texts : List.of("linux", "linux-with-page")) {
            Path metainfo = folder.resolve(texts).resolve("app.parley.Parley.metainfo.xml");
            assertEquals(List.of(), complaints(List.of("xmllint", "--noout", metainfo.toString())));
            complaints(List.of("appstreamcli", "validate", "--no-net", metainfo.toString()));
            for (Path text : List.of(
                    metainfo,
                    metainfo.resolveSibling("control"),
                    metainfo.resolveSibling("parley.spec"),
                    metainfo.resolveSibling("parley.1"))) {
                String filled = Files.readString(text);
                assertFalse(Pattern.compile("@[A-Z?]+@").matcher(filled).find(), text + "\n" + filled);
                // Where nobody has said which page, none is made up.
                assertEquals(
                        texts.equals("linux-with-page") && !text.endsWith("parley.1"),
                        filled.contains("https://parley.example/parley"),
                        text.toString());
            }
        }
        for (String licence : List.of("Apache-2.0", "LGPL-2.1", "OFL-1.1", "slf4j-api/LICENSE.txt")) {
            assertTrue(Files.size(folder.resolve("licenses").resolve(licence)) > 500, licence);
        }
    }

    /** Each picture that desktops' stores show is one of the project's. */
    @Test
    void storesShowPicturesThatAreThere() throws Exception {
        Matcher pictures = Pattern.compile("@PAGE@/raw/v@VERSION@/([^<]*)")
                .matcher(Files.readString(LINUX.resolve("app.parley.Parley.metainfo.xml")));
        List<String> all = pictures.results().map(it -> it.group(1)).toList();
        assertFalse(all.isEmpty());
        for (String picture : all) {
            assertTrue(Files.exists(Project.root().resolve(picture)), picture);
        }
    }

    @Test
    void manualPagesAreWellFormed() throws Exception {
        for (Path page : List.of(LINUX.resolve("parley.1"), SERVER.resolve("parley-server.8"))) {
            assertEquals(List.of(), complaints(List.of("groff", "-man", "-Tutf8", "-ww", "-z", page.toString())));
        }
    }

    @Test
    void eachLibraryAboardIsNamedWithItsLicence() throws Exception {
        String desktop = Files.readString(LINUX.resolve("copyright"));
        String server = Files.readString(SERVER.resolve("copyright-server"));
        for (String name : libraries("app/mods")) {
            assertTrue(isNamed(desktop, name), name + " in packaging/linux/copyright");
            boolean windows = name.matches("(javafx|webrtc-java|atlantafx|ikonli).*");
            assertTrue(windows || isNamed(server, name), name + " in packaging/server/copyright-server");
        }
        for (String name : libraries("app/server")) {
            assertTrue(isNamed(server, name), name + " in packaging/server/copyright-server");
        }
    }

    /** By its name, or by that of its family, as in {@code netty-*}. */
    private static boolean isNamed(String copyright, String name) {
        boolean named = copyright.contains(name);
        for (int end = name.lastIndexOf('-'); end > 0; end = name.lastIndexOf('-', end - 1)) {
            named |= copyright.contains(name.substring(0, end) + "-*");
        }
        return named;
    }

    private static List<String> libraries(String folder) throws Exception {
        try (Stream<Path> jars = Files.list(Project.target().resolve(folder))) {
            return jars.map(it -> it.getFileName().toString().replaceFirst("-[0-9].*", ""))
                    .distinct()
                    .toList();
        }
    }

    private static List<String> complaints(List<String> command) throws Exception {
        try (ChildProcess program = ChildProcess.start(command.getFirst().replaceFirst(".*/", ""), command)) {
            int code = program.awaitExit(LIMIT);
            List<String> said = new ArrayList<>(program.stdout());
            said.addAll(program.stderr());
            assertEquals(0, code, () -> String.join("\n", said));
            return said;
        }
    }
}
