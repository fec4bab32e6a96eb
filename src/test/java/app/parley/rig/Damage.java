package app.parley.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What an accident, or somebody hostile, makes of good text. */
public final class Damage {
    private Damage() {}

    /** With one to four pieces lost, doubled, overwritten, or begun by a character that means something in JSON. */
    public static String characters(String good, RandomGenerator random) {
        StringBuilder text = new StringBuilder(good);
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, Math.min(end, text.length() - 1));
                case 1 -> text.setCharAt(at, (char) random.nextInt(128));
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.insert(at, "\"{}[]:,1-e\\u".charAt(random.nextInt(11)));
            }
        }
        return text.toString();
    }

    /** With a line lost, doubled, cut off, or longer by one character. */
    public static String lines(String text, RandomGenerator random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return "\u0000";
        }
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
            default -> lines.set(at, line + (char) random.nextInt(1, 0xd800));
        }
        return String.join("\r\n", lines) + "\r\n";
    }
}
