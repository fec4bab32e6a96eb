package app.parley.server;

import app.parley.signaling.DirectoryIds;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;

/**
 * What a socket's URL asks for. Parameters that are missing are empty.
 *
 * @param extended whether it came with {@code ext=1}
 * @param listed whether it came with {@code listed=1}: agrees to stand in the directory, with an ID that can be dialled
 * @param fleeting whether it came with {@code keep=0}: will not come back for its ID
 */
record SocketQuery(String key, String id, String token, boolean extended, boolean listed, boolean fleeting) {
    private static final int MOST_PARAMETERS = 32;

    /** Reads the query of a request URI; one that cannot be decoded has nothing in it. */
    static SocketQuery of(String uri) {
        try {
            var values = QueryStringDecoder.builder()
                    .maxParams(MOST_PARAMETERS)
                    .semicolonIsNormalChar(true)
                    .build(uri)
                    .parameters();
            return new SocketQuery(
                    last(values, "key"),
                    last(values, "id"),
                    last(values, "token"),
                    last(values, "ext").equals("1"),
                    last(values, "listed").equals("1") && DirectoryIds.mayHold(last(values, "id")),
                    last(values, "keep").equals("0"));
        } catch (IllegalArgumentException e) {
            return new SocketQuery("", "", "", false, false, false);
        }
    }

    /** Of a parameter given twice the last counts, as at the npm server. */
    private static String last(Map<String, List<String>> values, String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.getLast();
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "SocketQuery[extended=" + extended + "]";
    }
}
