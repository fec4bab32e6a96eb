package app.parley.signaling;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An SDP answer that takes nothing, made from the offer's text alone: no peer connection is made and no address of ours
 * is in it. A rejected media section has port 0 and needs no ICE or DTLS line (RFC 9429, 5.3.1).
 */
final class RejectingAnswer {
    private static final Pattern MEDIA = Pattern.compile("m=(\\S+) \\d+(?:/\\d+)? (\\S+) (\\S.*)");
    private static final int MOST_SECTIONS = 32;
    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";

    private RejectingAnswer() {}

    /** Answers {@code offer}; sections beyond the first 32 are left out, which no page offers. */
    static String to(String offer) {
        List<String> sections = new ArrayList<>();
        StringBuilder answer = new StringBuilder(HEAD);
        for (String line : offer.lines().toList()) {
            var media = MEDIA.matcher(line);
            if (media.matches()) {
                sections.add("m=" + media.group(1) + " 0 " + media.group(2) + " " + media.group(3)
                        + "\r\nc=IN IP4 0.0.0.0\r\na=inactive\r\n");
            } else if (sections.isEmpty() && line.startsWith("a=group:BUNDLE")) {
                // Emptied, not left out: Chromium with max-bundle wants the group itself.
                answer.append("a=group:BUNDLE\r\n");
            } else if (!sections.isEmpty() && line.startsWith("a=mid:")) {
                sections.add(sections.removeLast() + line + "\r\n");
            }
        }
        sections.stream().limit(MOST_SECTIONS).forEach(answer::append);
        return answer.toString();
    }

    /** Whether {@code answer} takes nothing of what was offered. */
    static boolean is(String answer) {
        List<String> media =
                answer.lines().filter(line -> line.startsWith("m=")).toList();
        return !media.isEmpty() && media.stream().allMatch(line -> line.matches("m=\\S+ 0 .*"));
    }
}
