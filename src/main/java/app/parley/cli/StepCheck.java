package app.parley.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges how far sound and picture are apart in a long call, both from one end to the other: over all of it, and at its end. */
final class StepCheck {
    /** A lip that is so much off goes unnoticed. */
    private static final double MOST_APART_MILLIS = 45;

    private static final double MOST_LOST = 0.05;
    /** The last of so many parts is the end. */
    private static final int PARTS = 10;

    private final double pictureMillis;
    private final JsonObject json = new JsonObject();
    private final List<String> problems = new ArrayList<>();

    /** @param pictureMillis the picture's delay (median) */
    StepCheck(double pictureMillis) {
        this.pictureMillis = pictureMillis;
    }

    /** @param tones of each tone said its delay in ms, or none if it was not heard */
    void judge(List<Optional<Double>> tones) {
        long lost = tones.stream().filter(Optional::isEmpty).count();
        json.addProperty("tones", tones.size());
        json.addProperty("tonesLost", lost);
        if (lost > MOST_LOST * tones.size()) {
            problems.add(lost + " of " + tones.size() + " tones were not heard");
        }
        List<Optional<Double>> end = tones.subList(tones.size() - (tones.size() + PARTS - 1) / PARTS, tones.size());
        apart("", "the picture", tones);
        apart("AtTheEnd", "the picture at the end", end);
    }

    private void apart(String when, String what, List<Optional<Double>> tones) {
        Optional<Percentiles> heard =
                Percentiles.of(tones.stream().flatMap(Optional::stream).toList());
        if (heard.isEmpty()) {
            problems.add("no sound to compare with " + what);
            return;
        }
        json.add("mouthToEar" + when + "Ms", heard.get().json());
        double apart = heard.get().p50() - pictureMillis;
        json.addProperty("behindPicture" + when + "Ms", apart);
        if (Math.abs(apart) > MOST_APART_MILLIS) {
            problems.add("sound is %.0f ms behind %s".formatted(apart, what));
        }
    }

    JsonObject json() {
        return json;
    }

    List<String> problems() {
        return problems;
    }
}
