import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says in what two builds' packages differ: two of one commit should in nothing but the archive of classes. */
final class Comparison {
    /** Recorded from a real call, whose threads never meet in the same order twice. */
    private static final String RECORDED = "parley.aot";
    /** Debian's sum of all sizes, that of the archive of classes among them. */
    private static final String SUM = "(?m)^Installed-Size: .*$";

    /** cpio does not restore the times of links; rpm tells those and all that is not in the payload. */
    private static final String UNPACK_RPM =
            """
            set -e
            cd "$1"
            rpm2cpio "$2" | cpio --quiet -idm
            find . -type l -exec touch -h -d @0 {} +
            rpm --query --package --queryformat '%{BUILDTIME} %{BUILDHOST} %{PAYLOADFLAGS}\n' "$2" >HEADER
            rpm --query --package --queryformat '[%{FILENAMES} %{FILEMTIMES} %{FILEUSERNAME}\n]' "$2" >>HEADER
            touch -d @0 HEADER
            """;

    private final Path one;
    private final Path other;

    Comparison(Path one, Path other) {
        this.one = one;
        this.other = other;
    }

    /** @return whether nothing differs but what may */
    boolean run() throws IOException, InterruptedException {
        List<Path> packages = Shell.list(one).stream()
                .filter(each -> each.toString().matches(".*\\.(deb|rpm|tar\\.gz)"))
                .toList();
        if (packages.isEmpty()) {
            throw new IOException("There is no .deb, .rpm or .tar.gz in " + one + ": of others no difference can be told");
        }
        boolean good = true;
        for (Path each : packages) {
            Path twin = other.resolve(each.getFileName());
            if (!Files.exists(twin)) {
                IO.println("not compared, since it is here alone: " + each.getFileName());
            } else if (Files.mismatch(each, twin) < 0) {
                IO.println("the same: " + each.getFileName());
            } else {
                good &= isGood(each, twin);
            }
        }
        return good;
    }

    private static boolean isGood(Path mine, Path twin) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("parley-compare");
        try {
            Map<String, Path> left = unpacked(mine, scratch.resolve("one"));
            Map<String, Path> right = unpacked(twin, scratch.resolve("other"));
            TreeSet<String> names = new TreeSet<>(left.keySet());
            names.addAll(right.keySet());
            List<String> differing = new ArrayList<>();
            for (String name : names) {
                String how = difference(left.get(name), right.get(name));
                if (!how.isEmpty()) {
                    differing.add(name + ": " + how);
                }
            }
            boolean good = !differing.isEmpty()
                    && differing.stream().allMatch(each -> each.endsWith(RECORDED + ": content"));
            IO.println("%s: %s".formatted(good ? "as much the same as can be" : "DIFFERS", mine.getFileName()));
            differing.forEach(each -> IO.println("  " + each));
            if (differing.isEmpty()) {
                IO.println("  only in how it is packed");
            }
            return good;
        } finally {
            Shell.delete(scratch);
        }
    }

    private static Map<String, Path> unpacked(Path packed, Path to) throws IOException, InterruptedException {
        Files.createDirectories(to);
        String name = packed.getFileName().toString();
        if (name.endsWith(".deb")) {
            Shell.run("dpkg-deb", "--raw-extract", packed, to);
        } else if (name.endsWith(".rpm")) {
            Shell.run("sh", "-c", UNPACK_RPM, "sh", to, packed);
        } else {
            Shell.run("tar", "--extract", "--same-permissions", "--file", packed, "--directory", to);
        }
        Map<String, Path> files = new TreeMap<>();
        Shell.under(to).stream().skip(1).forEach(each -> files.put(to.relativize(each).toString(), each));
        return files;
    }

    private static String difference(Path left, Path right) throws IOException {
        if (left == null || right == null) {
            return "only in " + (left == null ? "the other" : "this one");
        }
        String mine = outside(left);
        String theirs = outside(right);
        if (!mine.equals(theirs)) {
            return mine + " here, " + theirs + " there";
        }
        boolean file = Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS);
        return !file || Files.mismatch(left, right) < 0 || isSameControl(left, right) ? "" : "content";
    }

    /** What there is to see without opening it. */
    private static String outside(Path file) throws IOException {
        String time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toString();
        if (Files.isSymbolicLink(file)) {
            return "link to " + Files.readSymbolicLink(file) + " of " + time;
        }
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        if (!Files.isDirectory(file)) {
            return "file " + permissions + " of " + time;
        }
        // DEBIAN is made by who unpacks.
        return "folder " + permissions + (file.endsWith("DEBIAN") ? "" : " of " + time);
    }

    private static boolean isSameControl(Path left, Path right) throws IOException {
        return left.endsWith("DEBIAN/control")
                && Files.readString(left).replaceFirst(SUM, "").equals(Files.readString(right).replaceFirst(SUM, ""));
    }
}
