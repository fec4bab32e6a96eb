package app.parley.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;

/**
 * Which pages may open a socket (RFC 6455, 10.2): a page of another site runs with its visitor's network, so that the
 * address does not tell it apart. A client that is no page sends no {@code Origin} and is always taken.
 */
final class Origins {
    private final List<String> allowed;

    /** @param allowed as {@code https://calls.example}; empty is all */
    Origins(List<String> allowed) {
        this.allowed = allowed.stream().map(Origins::normal).toList();
    }

    boolean allows(HttpHeaders request) {
        List<String> named = request.getAll(HttpHeaderNames.ORIGIN);
        return allowed.isEmpty()
                || named.isEmpty()
                || (named.size() == 1 && allowed.contains(normal(named.getFirst())));
    }

    private static String normal(String origin) {
        return origin.toLowerCase(Locale.ROOT);
    }
}
