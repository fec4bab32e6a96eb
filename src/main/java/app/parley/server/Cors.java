package app.parley.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cross-origin headers as the npm server gives them: any origin is reflected, or those of a list alone. */
final class Cors {
    private static final String METHODS = "GET,HEAD,PUT,PATCH,POST,DELETE";

    private final List<String> origins;

    /** @param origins those allowed; empty allows all */
    Cors(List<String> origins) {
        this.origins = origins;
    }

    /** Adds what every answer carries. */
    void answer(HttpHeaders request, HttpHeaders response) {
        response.add(HttpHeaderNames.VARY, "Origin");
        String origin = request.get(HttpHeaderNames.ORIGIN);
        if (allows(origin)) {
            response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
    }

    /** Adds what the answer to OPTIONS carries besides. */
    void preflight(HttpHeaders request, HttpHeaders response) {
        response.set(HttpHeaderNames.VARY, "Origin, Access-Control-Request-Headers");
        response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        String wanted = request.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
        if (wanted != null) {
            response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
        }
    }

    private boolean allows(@Nullable String origin) {
        return origin != null && (origins.isEmpty() || origins.contains(origin));
    }
}
