package app.parley.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as typed: {@code 10s}, {@code 500ms}, {@code 2m}, {@code 1h}; a bare number is seconds. */
final class Durations {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,7})(ms|s|m|h)?");

    private Durations() {}

    /** @throws UsageException where {@code typed} is no time */
    static Duration read(String typed, CliWords words) throws UsageException {
        return parse(typed).orElseThrow(() -> new UsageException(words.say("time.bad", typed)));
    }

    /** Empty where {@code text} is no time. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return Optional.of(
                switch (unit) {
                    case "ms" -> Duration.ofMillis(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofSeconds(number);
                });
    }
}
