package app.parley.cli;

import app.parley.Checkout;
import app.parley.settings.Directories;
import app.parley.settings.Profile;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the demo's files lie.
 *
 * @param directory absolute
 */
record DemoFiles(Path directory) {
    private static final List<String> ENDINGS = List.of(".json", ".png", ".log");

    /** {@code target/demo} in a checkout, else in the person's state directory. */
    static Path standard() {
        return Checkout.folder()
                .map(checkout -> checkout.resolve("target/demo"))
                .orElseGet(() -> Directories.of(Profile.USUAL).state().resolve("demo"));
    }

    Path file(String peer, String ending) {
        return directory.resolve(peer + ending);
    }

    /** Settings of the peers: never the person's own. */
    Path home(String peer) {
        return directory.resolve("home-" + peer);
    }

    /** Takes away what an earlier demo left, so that nothing old is taken for new. */
    void clean() throws IOException {
        for (String peer : List.of("ann", "bob")) {
            for (String ending : ENDINGS) {
                Files.deleteIfExists(file(peer, ending));
            }
        }
    }

    /** A peer's report; empty if it wrote none. */
    Optional<JsonObject> report(String peer) throws IOException {
        Path file = file(peer, ".json");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JsonParser.parseString(text).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
