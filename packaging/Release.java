import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Parley is packed.
 *
 * @param version as the POM has it
 * @param date seconds since 1970 of the commit, or of SOURCE_DATE_EPOCH: two builds of one commit carry the same times
 */
record Release(String version, long date) {
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>parley</artifactId>\\s*<version>([^<]+)</version>");

    static Release of(Path project) throws IOException, InterruptedException {
        Matcher matcher = VERSION.matcher(Files.readString(project.resolve("pom.xml")));
        if (!matcher.find()) {
            throw new IOException("pom.xml tells no version of parley");
        }
        String given = System.getenv("SOURCE_DATE_EPOCH");
        String date = given != null
                ? given
                : Shell.output("git", "-C", project, "log", "-1", "--format=%ct").strip();
        return new Release(matcher.group(1), Long.parseLong(date));
    }
}
