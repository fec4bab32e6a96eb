package app.parley.cli;

import app.parley.rig.Damage;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What somebody hostile makes of good messages: wrong in one place, or at random. */
final class Mutations {
    /** Over every limit of a member, but within the frame's, which the server watches itself. */
    private static final int HUGE = 40_000;
    /** Three of them fit into a frame. */
    private static final int LARGE = 15_000;

    private Mutations() {}

    /** A member of an object somewhere in a message. */
    private record Place(List<String> path, String name) {
        JsonObject holder(JsonObject root) {
            JsonObject at = root;
            for (String step : path) {
                at = at.getAsJsonObject(step);
            }
            return at;
        }
    }

    /** The message once without each of its members, and once with each member's value replaced by each odd one. */
    static List<JsonObject> everyOne(JsonObject message) {
        List<JsonObject> all = new ArrayList<>();
        for (Place place : places(message, List.of())) {
            JsonObject without = message.deepCopy();
            place.holder(without).remove(place.name());
            all.add(without);
            for (JsonElement odd : oddValues(HUGE)) {
                JsonObject changed = message.deepCopy();
                place.holder(changed).add(place.name(), odd);
                all.add(changed);
            }
        }
        return all;
    }

    /** The message with one to three members removed, replaced, or their text damaged. */
    static JsonObject atRandom(JsonObject message, RandomGenerator random) {
        JsonObject changed = message.deepCopy();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            List<Place> places = places(changed, List.of());
            if (places.isEmpty()) {
                return changed;
            }
            Place place = places.get(random.nextInt(places.size()));
            JsonObject holder = place.holder(changed);
            JsonElement value = holder.get(place.name());
            if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString() && random.nextInt(3) > 0) {
                holder.addProperty(place.name(), Damage.lines(value.getAsString(), random));
            } else {
                List<JsonElement> odd = oddValues(LARGE);
                holder.add(place.name(), odd.get(random.nextInt(odd.size())));
            }
        }
        return changed;
    }

    private static List<Place> places(JsonObject object, List<String> path) {
        List<Place> places = new ArrayList<>();
        for (String name : object.keySet()) {
            // Whom it is for must stay, or it does not arrive.
            if (!path.isEmpty() || !(name.equals("dst") || name.equals("type"))) {
                places.add(new Place(path, name));
            }
            if (object.get(name).isJsonObject()) {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(name);
                places.addAll(places(object.getAsJsonObject(name), deeper));
            }
        }
        return places;
    }

    private static List<JsonElement> oddValues(int length) {
        JsonArray array = new JsonArray();
        array.add(1);
        return List.of(
                JsonNull.INSTANCE,
                new JsonPrimitive(0),
                new JsonPrimitive(-1),
                new JsonPrimitive(1e99),
                new JsonPrimitive(true),
                array,
                new JsonObject(),
                new JsonPrimitive(""),
                new JsonPrimitive("\u0000\u202e😀"),
                new JsonPrimitive("x".repeat(length)));
    }
}
