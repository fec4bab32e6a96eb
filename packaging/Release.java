import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Parley is packed.
 *
 * @param version as the POM has it
 * @param date seconds since 1970 of the commit, or of SOURCE_DATE_EPOCH: two builds of one commit carry the same times
 * @param page the project's, of which packages tell; empty where it is not known. Its pictures lie below
 *     {@code raw/vVERSION}, its problems at {@code issues}, as on GitHub
 */
record Release(String version, long date, Optional<String> page) {
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>parley</artifactId>\\s*<version>([^<]+)</version>");

    Release {
        page.ifPresent(Release::plain);
    }

    /** An address that may stand in XML, YAML, Ruby, shell scripts and control files as it is. */
    static String plain(String address) {
        if (!address.matches("https://[A-Za-z0-9._~/-]+")) {
            throw new IllegalArgumentException("no plain https address: " + address);
        }
        return address;
    }

    /** The same, for a project whose page is there. */
    Release at(String itsPage) {
        return new Release(version, date, Optional.of(itsPage));
    }

    /** A text for version and page: lines that begin with {@code @PAGE?@} are for those who have a page. */
    String filled(String text) {
        return (page.isPresent() ? text.replace("@PAGE?@", "") : text.replaceAll("(?m)^@PAGE\\?@.*\n", ""))
                .replace("@PAGE@", page.orElse(""))
                .replace("@VERSION@", version);
    }

    static Release of(Path project) throws IOException, InterruptedException {
        Matcher matcher = VERSION.matcher(Files.readString(project.resolve("pom.xml")));
        if (!matcher.find()) {
            throw new IOException("pom.xml tells no version of parley");
        }
        String given = System.getenv("SOURCE_DATE_EPOCH");
        String date = given != null
                ? given
                : Shell.output("git", "-C", project, "log", "-1", "--format=%ct").strip();
        Optional<String> page = Optional.ofNullable(System.getenv("PARLEY_PAGE")).filter(it -> !it.isEmpty());
        return new Release(matcher.group(1), Long.parseLong(date), page);
    }
}
