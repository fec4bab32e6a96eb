package app.parley.update;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A released version, as Semantic Versioning has it; pre-releases are none. */
public record ReleaseVersion(int major, int minor, int patch) implements Comparable<ReleaseVersion> {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})");
    private static final Comparator<ReleaseVersion> ORDER = Comparator.comparingInt(ReleaseVersion::major)
            .thenComparingInt(ReleaseVersion::minor)
            .thenComparingInt(ReleaseVersion::patch);

    /** Empty for what is not three numbers with points between them. */
    public static Optional<ReleaseVersion> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new ReleaseVersion(
                        number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3))))
                : Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
