package app.parley.webrtc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first section of our offers, the voice's. All others share its transport (it is "offerer tagged", RFC 9143 section
 * 7.2), so that who refuses it should refuse all of them (section 7.3.3). But programs without voice refuse it alone, and
 * of such an answer the library takes nothing. Pure.
 */
final class TaggedSection {
    private static final String BUNDLE = "a=group:BUNDLE";
    private static final String MID = "a=mid:";
    /** What ICE and DTLS need; in the first section that is taken it stands for all. */
    private static final List<String> TRANSPORT = List.of("a=ice-", "a=fingerprint:", "a=setup:");
    /** What an offer says of its sender's addresses and tracks, and no answer repeats. */
    private static final List<String> OFFERERS_OWN = List.of(
            "a=candidate:",
            "a=end-of-candidates",
            "a=ssrc",
            "a=msid:",
            "a=sendrecv",
            "a=sendonly",
            "a=recvonly",
            "a=inactive");

    private TaggedSection() {}

    /**
     * Where the answer refuses the first section and no more than that, makes it one in which nothing is sent: its
     * transport stays, and the rest of the call with it.
     *
     * @param offer what it answers
     */
    static String idleWhereRefused(String answer, String offer) {
        List<String> theirs = SdpText.parts(answer);
        List<String> ours = SdpText.parts(offer);
        if (theirs.size() != ours.size() || theirs.size() < 2 || !SdpText.isRefused(theirs.get(1))) {
            return answer;
        }
        return theirs.stream()
                .skip(2)
                .filter(part -> !SdpText.isRefused(part))
                .findFirst()
                .map(taken -> idle(theirs, ours.get(1), taken))
                .orElse(answer);
    }

    private static String idle(List<String> theirs, String offered, String taken) {
        List<String> lines = new ArrayList<>(bundling(theirs.getFirst(), mid(offered)));
        offered.lines()
                .filter(line -> !startsWithAny(line, TRANSPORT) && !startsWithAny(line, OFFERERS_OWN))
                .forEach(lines::add);
        taken.lines().filter(line -> startsWithAny(line, TRANSPORT)).forEach(lines::add);
        lines.add("a=inactive");
        theirs.stream().skip(2).flatMap(String::lines).forEach(lines::add);
        return String.join("\r\n", lines) + "\r\n";
    }

    /** The session's lines, with {@code mid} the first of the bundle. */
    private static List<String> bundling(String session, String mid) {
        return session.lines()
                .map(line -> line.startsWith(BUNDLE) ? BUNDLE + " " + mid + without(mid, line) : line)
                .toList();
    }

    private static String without(String mid, String bundle) {
        StringBuilder others = new StringBuilder();
        Stream.of(bundle.substring(BUNDLE.length()).split(" "))
                .filter(tag -> !tag.isEmpty() && !tag.equals(mid))
                .forEach(tag -> others.append(' ').append(tag));
        return others.toString();
    }

    private static String mid(String section) {
        return section.lines()
                .filter(line -> line.startsWith(MID))
                .map(line -> line.substring(MID.length()))
                .findFirst()
                .orElse("");
    }

    private static boolean startsWithAny(String line, List<String> beginnings) {
        return beginnings.stream().anyMatch(line::startsWith);
    }
}
