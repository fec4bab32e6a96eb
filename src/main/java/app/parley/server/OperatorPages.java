package app.parley.server;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code health} and {@code metrics}, for whoever runs the server. PeerJS has no path of a single word. */
final class OperatorPages {
    private final Health health;
    private final @Nullable MetricsText metrics;

    /** @param metrics null where nobody wants them */
    OperatorPages(Health health, @Nullable MetricsText metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    /** @param path below the server's own, with a slash at its end; such as {@code health/} */
    Optional<FullHttpResponse> answer(String path) {
        return switch (path) {
            case "health/" -> Optional.of(uncached(health(health.answer())));
            case "metrics/" ->
                Optional.ofNullable(metrics)
                        .map(it -> HttpAnswers.text(it.contentType(), it.get()))
                        .map(OperatorPages::uncached);
            default -> Optional.empty();
        };
    }

    private static FullHttpResponse health(Health.Answer answer) {
        var status = answer.healthy() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE;
        return HttpAnswers.json(status, answer.json());
    }

    private static FullHttpResponse uncached(FullHttpResponse response) {
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        return response;
    }
}
