package app.parley.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of the demo, for a person to read. The verdict rests on picture, tone and route, never on speed. */
final class DemoSummary {
    private static final double TONE_TOLERANCE_HZ = 10;
    private static final double LEAST_PSNR_DB = 25;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private final CliWords words;
    private final boolean sound;

    DemoSummary(CliWords words, boolean sound) {
        this.words = words;
        this.sound = sound;
    }

    /** @param annTone what Ann's microphone hears, so what Bob should */
    String text(Optional<JsonObject> ann, Optional<JsonObject> bob, int annTone, int bobTone) {
        return String.join(
                System.lineSeparator(),
                "",
                words.say("demo.title"),
                side("ann", ann, bobTone),
                side("bob", bob, annTone));
    }

    boolean isGood(Optional<JsonObject> ann, Optional<JsonObject> bob, int annTone, int bobTone) {
        return isGood(ann, bobTone) && isGood(bob, annTone);
    }

    private boolean isGood(Optional<JsonObject> report, int tone) {
        return report.filter(r -> isPictureGood(r) && (!sound || isTone(r, tone)) && has(r, "route"))
                .isPresent();
    }

    private static boolean isPictureGood(JsonObject report) {
        return number(report, "video", "width") == WIDTH
                && number(report, "video", "height") == HEIGHT
                && isTrueToTheOriginal(report);
    }

    /** A call that was too short to be compared still shows whether cards were read. */
    private static boolean isTrueToTheOriginal(JsonObject report) {
        return has(at(report, "video"), "psnrDb")
                ? number(report, "video", "psnrDb") >= LEAST_PSNR_DB
                : has(at(report, "video"), "framesLost");
    }

    private static boolean isTone(JsonObject report, int tone) {
        return Math.abs(number(report, "audio", "toneHz") - tone) < TONE_TOLERANCE_HZ;
    }

    private String side(String name, Optional<JsonObject> report, int tone) {
        if (report.isEmpty()) {
            return words.say("demo.noReport", name);
        }
        JsonObject r = report.get();
        List<String> lines = new ArrayList<>();
        if (number(r, "video", "width") > 0) {
            lines.add(picture(name, r));
        } else {
            lines.add(words.say("demo.noPicture", name));
        }
        if (has(at(r, "video"), "delayMs")) {
            lines.add(words.say(
                    "demo.delay",
                    number(r, "video", "delayMs", "p50"),
                    number(r, "video", "delayMs", "p95"),
                    number(r, "dialToFirstFrameMs")));
        }
        lines.add(
                sound && isTone(r, tone)
                        ? words.say("demo.heard", number(r, "audio", "toneHz"))
                        : words.say(sound ? "demo.notHeard" : "demo.silent", tone));
        lines.add(
                has(r, "route")
                        ? words.say("demo.route", text(r, "route", "local"), text(r, "route", "protocol"))
                        : words.say("demo.noRoute"));
        return String.join(System.lineSeparator(), lines);
    }

    private String picture(String name, JsonObject report) {
        boolean compared = has(at(report, "video"), "psnrDb");
        return words.say(
                compared ? "demo.picture" : "demo.briefPicture",
                name,
                number(report, "video", "width"),
                number(report, "video", "height"),
                number(report, "video", "fps"),
                number(report, "video", "framesLost"),
                number(report, "video", "psnrDb"));
    }

    private static boolean has(JsonElement element, String key) {
        return !at(element, key).isJsonNull();
    }

    /** The number at a path, NaN where there is none. */
    private static double number(JsonElement report, String... path) {
        JsonElement at = at(report, path);
        return at.isJsonPrimitive() && at.getAsJsonPrimitive().isNumber() ? at.getAsDouble() : Double.NaN;
    }

    private static String text(JsonObject report, String... path) {
        JsonElement at = at(report, path);
        return at.isJsonPrimitive() ? at.getAsString() : "";
    }

    private static JsonElement at(JsonElement report, String... path) {
        JsonElement at = report;
        for (String key : path) {
            JsonElement next = at.isJsonObject() ? at.getAsJsonObject().get(key) : null;
            at = next == null ? JsonNull.INSTANCE : next;
        }
        return at;
    }
}
