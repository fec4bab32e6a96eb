package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One media section of a {@link StrictSdp}. */
final class StrictSection {
    private static final String FIRST_LINE = "m=(?:audio|video|application) \\d{1,5} [A-Z/]+(?: \\S+)+";
    private static final String AUDIO_VIDEO = "UDP/TLS/RTP/SAVPF";
    private static final String DATA = "UDP/DTLS/SCTP";
    /** Below these, payload types have a meaning of their own (RFC 3551). */
    private static final int DYNAMIC = 96;

    private final String first;
    private final List<String> attributes = new ArrayList<>();
    private int connections;

    StrictSection(String first) {
        assertTrue(first.matches(FIRST_LINE), first);
        this.first = first;
    }

    void add(String line) {
        if (line.startsWith("c=")) {
            assertTrue(attributes.isEmpty(), () -> "c= comes before attributes: " + line);
            assertTrue(line.matches("c=IN IP[46] \\S+"), line);
            connections++;
        } else {
            assertTrue(line.startsWith("a=") || line.matches("b=(?:AS|TIAS):\\d+"), line);
            if (line.startsWith("a=")) {
                attributes.add(line.substring(2));
            } else {
                assertTrue(attributes.isEmpty(), () -> "b= comes before attributes: " + line);
            }
        }
    }

    void assertWellFormed() {
        assertEquals(1, connections, first);
        assertEquals(1, values("mid").size(), first);
        assertTrue(mid().matches("[!#-'*+.0-9A-Z^-~-]{1,16}"), mid());
        assertTrue(attributes.stream().filter(StrictSdp::isDirection).count() <= 1, first);
        assertEquals(isData() ? DATA : AUDIO_VIDEO, part(2), first);
        if (isData()) {
            assertEquals(List.of("webrtc-datachannel"), formats());
        } else {
            assertFormats();
        }
    }

    /** Each payload type is there once; each line about one is about one of these. */
    private void assertFormats() {
        List<String> formats = formats();
        assertEquals(formats.size(), new HashSet<>(formats).size(), first);
        assertTrue(formats.stream().allMatch(type -> type.matches("\\d{1,3}") && Integer.parseInt(type) < 128), first);
        for (String name : List.of("rtpmap", "fmtp", "rtcp-fb")) {
            for (String value : values(name)) {
                String type = value.split(" ")[0];
                assertTrue(formats.contains(type) || type.equals("*"), () -> name + ":" + value + " in " + first);
            }
        }
        List<String> mapped =
                values("rtpmap").stream().map(value -> value.split(" ")[0]).toList();
        assertEquals(mapped.size(), new HashSet<>(mapped).size(), first);
        if (port() != 0) {
            List<String> unknown = formats.stream()
                    .filter(type -> Integer.parseInt(type) >= DYNAMIC && !mapped.contains(type))
                    .toList();
            assertEquals(List.of(), unknown, first);
        }
        List<String> extensions =
                values("extmap").stream().map(value -> value.split("[ /]")[0]).toList();
        assertEquals(extensions.size(), new HashSet<>(extensions).size(), first);
    }

    /** What ICE and DTLS need. */
    void assertConnectable(Set<String> setups) {
        assertEquals(1, values("ice-ufrag").size(), first);
        assertTrue(values("ice-ufrag").getFirst().matches("[A-Za-z0-9+/]{4,256}"));
        assertTrue(values("ice-pwd").getFirst().matches("[A-Za-z0-9+/]{22,256}"));
        assertTrue(values("fingerprint").getFirst().matches("sha-256 (?:[0-9A-F]{2}:){31}[0-9A-F]{2}"));
        assertEquals(1, values("setup").size(), first);
        assertTrue(setups.contains(values("setup").getFirst()), () -> values("setup") + " in " + first);
        if (isData()) {
            assertTrue(values("sctp-port").getFirst().matches("\\d+"), first);
        } else {
            assertTrue(attributes.contains("rtcp-mux"), first);
        }
    }

    /** PeerJS takes {@code event.streams[0]}: a track without a stream is a TypeError there. */
    void assertInStream() {
        if (!isData() && (attributes.contains("sendrecv") || attributes.contains("sendonly"))) {
            assertEquals(1, values("msid").size(), first);
            assertTrue(values("msid").getFirst().matches("[!#-'*+.0-9A-Z^-~-]+ \\S+"), () -> "" + values("msid"));
            assertTrue(!values("msid").getFirst().startsWith("- "), () -> "" + values("msid"));
        }
    }

    void assertAnswers(StrictSection offer) {
        assertEquals(offer.part(0), part(0));
        assertEquals(offer.part(2), part(2));
        if (port() == 0) {
            return;
        }
        assertTrue(offer.port() != 0 || offer.attributes.contains("bundle-only"), () -> "was rejected: " + first);
        assertTrue(offer.formats().containsAll(formats()), () -> offer.first + " answered by " + first);
        if (!isData()) {
            boolean takes = offer.sends();
            boolean gives = offer.receives();
            assertTrue(takes || !receives(), () -> offer.direction() + " answered by " + direction());
            assertTrue(gives || !sends(), () -> offer.direction() + " answered by " + direction());
        }
    }

    int port() {
        return Integer.parseInt(part(1));
    }

    String mid() {
        return values("mid").getFirst();
    }

    private boolean sends() {
        return direction().startsWith("send");
    }

    private boolean receives() {
        return direction().endsWith("recv") || direction().equals("recvonly");
    }

    private String direction() {
        return attributes.stream().filter(StrictSdp::isDirection).findFirst().orElse("sendrecv");
    }

    private boolean isData() {
        return first.startsWith("m=application");
    }

    private List<String> formats() {
        return Arrays.stream(first.split(" ")).skip(3).toList();
    }

    private String part(int index) {
        return first.substring(2).split(" ")[index];
    }

    private List<String> values(String name) {
        return attributes.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }
}
