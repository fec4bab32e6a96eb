package app.parley.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UDP ports as typed, {@code MIN-MAX}; 0 to 0 is any. */
record PortRange(int min, int max) {
    static final PortRange ANY = new PortRange(0, 0);
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final int HIGHEST = 65_535;

    /** Empty where {@code text} is no range of ports. */
    static Optional<PortRange> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        PortRange range = new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return range.min >= 1 && range.min <= range.max && range.max <= HIGHEST ? Optional.of(range) : Optional.empty();
    }
}
