import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Commands and files. */
final class Shell {
    /** {@code linux}, {@code macos} or {@code windows}. */
    static final String OS = os();

    /** The JDK that runs this. */
    static final Path JDK = Path.of(System.getProperty("java.home"));

    private Shell() {}

    private static String os() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "macos" : name.startsWith("win") ? "windows" : "linux";
    }

    /** Runs a command, whose output goes where ours goes; throws unless it ends well. */
    static void run(Object... command) throws IOException, InterruptedException {
        runAgain(1, Duration.ZERO, command);
    }

    /** The same for one that may fail by chance. */
    static void runAgain(int attempts, Duration pause, Object... command) throws IOException, InterruptedException {
        List<String> words = Stream.of(command).map(Object::toString).toList();
        int code = new ProcessBuilder(words).inheritIO().start().waitFor();
        for (int again = 1; code != 0 && again < attempts; again++) {
            Thread.sleep(pause);
            code = new ProcessBuilder(words).inheritIO().start().waitFor();
        }
        if (code != 0) {
            throw new IOException("exit code " + code + " of: " + String.join(" ", words));
        }
    }

    /** What a command prints. */
    static String output(Object... command) throws IOException, InterruptedException {
        List<String> words = Stream.of(command).map(Object::toString).toList();
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of: " + String.join(" ", words));
        }
        return printed;
    }

    /** How a command ended, and what it wrote on both streams. */
    record Ended(int code, String printed) {}

    /** Runs a command to its end, whichever that is. */
    static Ended end(Object... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.of(command).map(Object::toString).toList())
                .redirectErrorStream(true)
                .redirectInput(new java.io.File("/dev/null"))
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    static String words(Object... command) {
        return Stream.of(command).map(Object::toString).collect(java.util.stream.Collectors.joining(" "));
    }

    /** Whether a program is on the PATH. */
    static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static void delete(Path tree) throws IOException {
        if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : under(tree).reversed()) {
                Files.delete(each);
            }
        }
    }

    /** All that a tree holds, itself first, in a fixed order; links are not followed. */
    static List<Path> under(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            return all.sorted(Comparator.naturalOrder()).toList();
        }
    }

    static void copy(Path tree, Path to) throws IOException {
        for (Path each : under(tree)) {
            Path target = to.resolve(tree.relativize(each).toString());
            Files.createDirectories(target.getParent());
            if (!Files.isDirectory(target)) {
                Files.copy(
                        each,
                        target,
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** What lies in a folder itself, in a fixed order. */
    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /** Second names for the files of a tree, where the file system allows it, else copies: to be read only. */
    static void link(Path tree, Path to) throws IOException {
        for (Path each : under(tree)) {
            Path target = to.resolve(tree.relativize(each).toString());
            Files.createDirectories(target.getParent());
            if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(target);
                continue;
            }
            try {
                Files.createLink(target, each);
            } catch (UnsupportedOperationException | IOException e) {
                copy(each, target);
            }
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Takes the files of a jar whose whole name fits {@code pattern} into a folder. */
    static void unpack(Path jar, String pattern, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> e.getName().matches(pattern)).toList()) {
                Path target = to.resolve(Path.of(entry.getName()).getFileName().toString());
                Files.createDirectories(to);
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Takes out of native libraries and programs what only a debugger reads. */
    static void strip(Path runtime) throws IOException, InterruptedException {
        for (Path each : under(runtime)) {
            if (isNative(each)) {
                run("strip", "--strip-unneeded", each);
            }
        }
    }

    private static boolean isNative(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return java.util.Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
        }
    }

    static long megabytes(Path tree) throws IOException {
        return kibibytes(tree) * 1024 / 1_000_000;
    }

    static long kibibytes(Path tree) throws IOException {
        return under(tree).stream()
                        .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                        .mapToLong(Shell::size)
                        .sum()
                / 1024;
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
