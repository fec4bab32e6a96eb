package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session description read by the letter: RFC 8866 for its lines, RFC 8829 and 9143 for what WebRTC asks of offers and
 * answers. Whatever a lenient parser lets pass fails here.
 */
final class StrictSdp {
    private static final Set<String> DIRECTIONS = Set.of("sendrecv", "sendonly", "recvonly", "inactive");

    private final List<String> session = new ArrayList<>();
    private final List<StrictSection> sections = new ArrayList<>();

    private StrictSdp() {}

    static StrictSdp read(String text) {
        assertTrue(text.endsWith("\r\n"), "the last line does not end");
        StrictSdp sdp = new StrictSdp();
        for (String line : text.substring(0, text.length() - 2).split("\r\n", -1)) {
            assertTrue(line.matches("[a-z]=\\S.*"), () -> "no line of SDP: '" + line + "'");
            assertTrue(line.chars().noneMatch(Character::isISOControl), line);
            if (line.startsWith("m=")) {
                sdp.sections.add(new StrictSection(line));
            } else if (sdp.sections.isEmpty()) {
                sdp.session.add(line);
            } else {
                sdp.sections.getLast().add(line);
            }
        }
        sdp.assertSession();
        sdp.sections.forEach(StrictSection::assertWellFormed);
        assertEquals(sdp.sections.size(), new HashSet<>(sdp.mids()).size(), "two sections of one mid");
        return sdp;
    }

    private void assertSession() {
        assertTrue(session.size() >= 4, session::toString);
        assertEquals("v=0", session.get(0));
        assertTrue(session.get(1).matches("o=\\S+ \\d+ \\d+ IN IP[46] \\S+"), session.get(1));
        assertTrue(session.get(2).startsWith("s="), session.get(2));
        assertTrue(session.get(3).matches("t=\\d+ \\d+"), session.get(3));
        for (String line : session.subList(4, session.size())) {
            assertTrue(line.startsWith("a="), () -> "after t= only attributes: " + line);
        }
    }

    List<String> mids() {
        return sections.stream().map(StrictSection::mid).toList();
    }

    /** As a caller sends it: every section open, each track in a stream, all in one bundle. */
    void assertOffer() {
        assertEquals(mids(), bundle().orElseThrow());
        assertTrue(sections.getFirst().port() != 0, "the first section carries the bundle");
        for (StrictSection section : sections) {
            section.assertConnectable(Set.of("actpass"));
            section.assertInStream();
        }
    }

    /** Every section of the offer is answered in order, and nothing is taken that was not offered. */
    void assertAnswers(StrictSdp offer) {
        assertEquals(offer.mids(), mids());
        List<String> open = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            StrictSection section = sections.get(i);
            section.assertAnswers(offer.sections.get(i));
            if (section.port() != 0) {
                open.add(section.mid());
                section.assertConnectable(Set.of("active", "passive"));
                section.assertInStream();
            }
        }
        // RFC 9143, 7.3.3: a rejected section has left the group.
        assertEquals(open, bundle().orElse(List.of()));
    }

    private Optional<List<String>> bundle() {
        List<String> groups = session.stream()
                .filter(line -> line.matches("a=group:BUNDLE(?: .*)?"))
                .toList();
        assertTrue(groups.size() <= 1, groups::toString);
        return groups.stream()
                .map(line -> Arrays.stream(line.split(" ")).skip(1).toList())
                .findFirst();
    }

    static boolean isDirection(String attribute) {
        return DIRECTIONS.contains(attribute);
    }
}
