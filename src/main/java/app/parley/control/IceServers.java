package app.parley.control;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Checks ICE servers before they reach the native side, which a bad one kills. Nothing is looked up or contacted. */
public final class IceServers {
    private static final int LONGEST_TYPED = 2048;
    private static final int LONGEST_URL = 512;
    private static final int MOST_SERVERS = 16;
    private static final int MOST_URLS = 16;
    /** RFC 8489, 14.3: fewer than 509 bytes. */
    private static final int LONGEST_CREDENTIAL = 508;

    private IceServers() {}

    /**
     * What is left of servers offered.
     *
     * @param usable the servers, with their good addresses alone
     * @param dropped why something was left out; empty where nothing was
     */
    public record Checked(List<IceServer> usable, Set<IceServerProblem> dropped) {
        public Checked {
            usable = List.copyOf(usable);
            dropped = Set.copyOf(dropped);
        }
    }

    /**
     * Reads {@code stun:HOST[:PORT]} or {@code turn:USER:PASS@HOST[:PORT][?transport=udp|tcp]} (stuns, turns likewise);
     * USER and PASS are percent-encoded where they hold a colon, a percent sign or a space.
     *
     * @throws IceServerException if {@code typed} is anything else
     */
    public static IceServer parse(String typed) throws IceServerException {
        if (typed.length() > LONGEST_TYPED) {
            throw new IceServerException(IceServerProblem.TOO_LONG);
        }
        if (!isVisible(typed)) {
            throw new IceServerException(IceServerProblem.BAD_CHARACTER);
        }
        String scheme = IceUrl.schemeOf(typed);
        String rest = typed.substring(scheme.length() + 1);
        if (!IceUrl.isTurn(scheme)) {
            return new IceServer(List.of(IceUrl.of(scheme, rest).toString()), "", "");
        }
        // A host holds no @, so a password may.
        int at = rest.lastIndexOf('@');
        int colon = rest.indexOf(':');
        if (at < 0 || colon < 0 || colon > at) {
            throw new IceServerException(IceServerProblem.NO_CREDENTIALS);
        }
        IceUrl url = IceUrl.of(scheme, rest.substring(at + 1));
        String username = decode(rest.substring(0, colon));
        String credential = decode(rest.substring(colon + 1, at));
        checkCredentials(username, credential);
        return new IceServer(List.of(url.toString()), username, credential);
    }

    /** Keeps what is good of servers that the signaling server offered. */
    public static Checked check(List<IceServer> offered) {
        List<IceServer> usable = new ArrayList<>();
        Set<IceServerProblem> dropped = EnumSet.noneOf(IceServerProblem.class);
        for (IceServer server : offered) {
            if (usable.size() == MOST_SERVERS) {
                dropped.add(IceServerProblem.TOO_MANY);
                break;
            }
            List<String> urls = usableUrls(server, dropped);
            if (!urls.isEmpty()) {
                usable.add(new IceServer(urls, server.username(), server.credential()));
            }
        }
        return new Checked(usable, dropped);
    }

    private static List<String> usableUrls(IceServer server, Set<IceServerProblem> dropped) {
        List<String> urls = new ArrayList<>();
        for (String url : server.urls()) {
            if (urls.size() == MOST_URLS) {
                dropped.add(IceServerProblem.TOO_MANY);
                break;
            }
            try {
                urls.add(checkUrl(url, server));
            } catch (IceServerException e) {
                dropped.add(e.problem());
            }
        }
        return urls;
    }

    private static String checkUrl(String url, IceServer server) throws IceServerException {
        if (url.length() > LONGEST_URL) {
            throw new IceServerException(IceServerProblem.TOO_LONG);
        }
        if (!isVisible(url)) {
            throw new IceServerException(IceServerProblem.BAD_CHARACTER);
        }
        String scheme = IceUrl.schemeOf(url);
        IceUrl checked = IceUrl.of(scheme, url.substring(scheme.length() + 1));
        if (checked.isTurn()
                || !server.username().isEmpty()
                || !server.credential().isEmpty()) {
            checkCredentials(server.username(), server.credential());
        }
        return checked.toString();
    }

    private static void checkCredentials(String username, String credential) throws IceServerException {
        if (username.isEmpty() || credential.isEmpty()) {
            throw new IceServerException(IceServerProblem.NO_CREDENTIALS);
        }
        for (String text : List.of(username, credential)) {
            if (text.length() > LONGEST_CREDENTIAL
                    || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_CREDENTIAL) {
                throw new IceServerException(IceServerProblem.TOO_LONG);
            }
            if (!isVisible(text.replace(' ', '_'))) {
                throw new IceServerException(IceServerProblem.BAD_CHARACTER);
            }
        }
    }

    private static boolean isVisible(String text) {
        return text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }

    private static String decode(String encoded) throws IceServerException {
        byte[] in = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.put(in[i]);
                continue;
            }
            if (i + 2 >= in.length || !HexFormat.isHexDigit(in[i + 1]) || !HexFormat.isHexDigit(in[i + 2])) {
                throw new IceServerException(IceServerProblem.BAD_ESCAPE);
            }
            out.put((byte) ((HexFormat.fromHexDigit(in[i + 1]) << 4) | HexFormat.fromHexDigit(in[i + 2])));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new IceServerException(IceServerProblem.BAD_ESCAPE);
        }
    }
}
