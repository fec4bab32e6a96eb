package app.parley.cli;

import app.parley.capture.TestCardReading;
import app.parley.control.CallStatistics;
import app.parley.control.CallSummary;
import app.parley.control.DeviceProblem;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** One call as testers read it: one JSON object, documented in README. Missing figures are null, never invented. */
final class CallReport {
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();
    private static final double TENTHS = 10;
    private static final double THOUSANDTHS = 1000;

    private CallReport() {}

    /**
     * {@link System#nanoTime()} of a call's beginnings.
     *
     * @param started when it was dialled or rang
     * @param accepted when this program answered it by itself
     */
    record Clocks(long started, Optional<Long> accepted) {}

    /**
     * @param noAudio why no sound could be received or sent, if so
     */
    static JsonObject of(CallSummary summary, CallFigures figures, Clocks clocks, Optional<DeviceProblem> noAudio) {
        Optional<CallStatistics> statistics = figures.statistics();
        JsonObject json = new JsonObject();
        json.addProperty("outcome", outcome(summary));
        json.addProperty("endReason", word(summary.reason()));
        json.addProperty("peer", summary.peer().value());
        json.addProperty("role", word(summary.role()));
        json.add("dialToConnectedMs", millis(summary.connectedAfter().map(d -> d.toNanos())));
        json.add("dialToFirstFrameMs", millis(figures.firstFrameNanos().map(at -> at - clocks.started())));
        json.add(
                "acceptToFirstFrameMs",
                millis(clocks.accepted()
                        .flatMap(accepted -> figures.firstFrameNanos().map(at -> at - accepted))));
        json.add("durationMs", millis(Optional.of(summary.lasted().toNanos())));
        json.add("route", statistics.map(CallReport::route).orElse(JsonNull.INSTANCE));
        json.add(
                "roundTripMs",
                number(statistics.map(CallStatistics::roundTripMs).filter(ms -> ms >= 0), TENTHS));
        json.add("video", video(figures));
        json.add("audio", audio(figures, noAudio));
        json.add("bytesSent", whole(statistics.map(CallStatistics::bytesSent)));
        json.add("bytesReceived", whole(statistics.map(CallStatistics::bytesReceived)));
        ProcessFigures.addTo(json);
        return json;
    }

    static String text(JsonObject report) {
        return GSON.toJson(report);
    }

    /** {@code connected}, or why it never was. */
    private static String outcome(CallSummary summary) {
        return summary.connectedAfter().isPresent() ? "connected" : word(summary.reason());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Both ends of the chosen pair, since one relayed end relays the call; null before there is a pair. */
    private static JsonElement route(CallStatistics statistics) {
        if (statistics.localCandidateType().isEmpty()) {
            return JsonNull.INSTANCE;
        }
        JsonObject route = new JsonObject();
        route.addProperty("local", statistics.localCandidateType());
        route.addProperty("remote", statistics.remoteCandidateType());
        route.addProperty("protocol", statistics.protocol());
        return route;
    }

    private static JsonObject video(CallFigures figures) {
        TestCardReading card = figures.card();
        Optional<CallStatistics> statistics = figures.statistics();
        boolean read = card.framesRead() > 0;
        JsonObject video = new JsonObject();
        video.addProperty("width", card.width());
        video.addProperty("height", card.height());
        video.add(
                "fps",
                number(
                        read ? Optional.of(card.framesPerSecond()) : statistics.map(CallStatistics::framesPerSecond),
                        TENTHS));
        video.addProperty("framesReceived", figures.frames());
        video.add("framesLost", read ? new JsonPrimitive(card.framesLost()) : JsonNull.INSTANCE);
        video.add("freezes", read ? new JsonPrimitive(card.freezes()) : whole(statistics.map(CallStatistics::freezes)));
        video.add("delayMs", card.delay().map(CallReport::delay).orElse(JsonNull.INSTANCE));
        video.add("framesDrawn", whole(Optional.of(figures.framesDrawn()).filter(count -> count > 0)));
        video.add("drawnDelayMs", figures.drawnDelay().map(CallReport::delay).orElse(JsonNull.INSTANCE));
        video.add("psnrDb", number(boxed(card.psnrDb()), TENTHS));
        video.addProperty("codec", statistics.map(CallStatistics::videoCodec).orElse(""));
        return video;
    }

    private static JsonElement delay(TestCardReading.Delay delay) {
        JsonObject json = new JsonObject();
        json.addProperty("p50", delay.p50Ms());
        json.addProperty("p95", delay.p95Ms());
        json.addProperty("max", delay.maxMs());
        return json;
    }

    private static JsonObject audio(CallFigures figures, Optional<DeviceProblem> noAudio) {
        JsonObject audio = new JsonObject();
        if (noAudio.isPresent()) {
            audio.addProperty("reason", word(noAudio.get()));
            return audio;
        }
        Optional<CallStatistics> statistics = figures.statistics();
        audio.add("packetsReceived", whole(statistics.map(CallStatistics::audioPacketsReceived)));
        audio.add("concealedRatio", number(statistics.map(CallStatistics::concealedRatio), THOUSANDTHS));
        audio.add("level", number(Optional.of(figures.tone().overallDbfs()).filter(Double::isFinite), TENTHS));
        audio.add("toneHz", number(boxed(figures.tone().toneHz()), TENTHS));
        return audio;
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static JsonElement millis(Optional<Long> nanos) {
        return whole(nanos.map(TimeUnit.NANOSECONDS::toMillis));
    }

    private static JsonElement whole(Optional<Long> value) {
        return value.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
    }

    private static JsonElement number(Optional<Double> value, double steps) {
        return value.<JsonElement>map(v -> new JsonPrimitive(Math.round(v * steps) / steps))
                .orElse(JsonNull.INSTANCE);
    }
}
