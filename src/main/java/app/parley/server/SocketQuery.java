package app.parley.server;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;

/**
 * What a socket's URL asks for. Parameters that are missing are empty.
 *
 * @param extended whether it came with {@code ext=1}
 * @param listed whether it came with {@code listed=1}: agrees to stand in the directory
 */
record SocketQuery(String key, String id, String token, boolean extended, boolean listed) {
    private static final int MOST_PARAMETERS = 32;

    /** Reads the query of a request URI; one that cannot be decoded has nothing in it. */
    static SocketQuery of(String uri) {
        try {
            var values = QueryStringDecoder.builder()
                    .maxParams(MOST_PARAMETERS)
                    .build(uri)
                    .parameters();
            return new SocketQuery(
                    first(values, "key"),
                    first(values, "id"),
                    first(values, "token"),
                    first(values, "ext").equals("1"),
                    first(values, "listed").equals("1"));
        } catch (IllegalArgumentException e) {
            return new SocketQuery("", "", "", false, false);
        }
    }

    private static String first(Map<String, List<String>> values, String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.getFirst();
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "SocketQuery[extended=" + extended + "]";
    }
}
