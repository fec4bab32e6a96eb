package app.parley.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@code iceServers} array of OPEN and ICE. TURN credentials follow "A REST API For Access To TURN Services"
 * (draft-uberti-behave-turn-rest-00), which coturn implements: the user name is expiry and ID, the password its HMAC.
 */
final class IceServers {
    private static final String HMAC = "HmacSHA1";

    private final IceServerOptions options;
    private final InstantSource clock;

    IceServers(IceServerOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    /** The servers for the peer {@code id}, with fresh credentials; empty where none is configured. */
    JsonArray forPeer(String id) {
        var array = new JsonArray();
        options.fixed().forEach(it -> array.add(json(it.urls(), it.username(), it.credential())));
        IceServerOptions.Turn turn = options.turn();
        if (turn != null) {
            array.add(fresh(turn, id));
        }
        return array;
    }

    /** How long to wait before handing out new credentials: four fifths of their life; empty if they last. */
    Optional<Duration> renewal() {
        return Optional.ofNullable(options.turn())
                .map(it -> it.ttl().multipliedBy(4).dividedBy(5));
    }

    private JsonObject fresh(IceServerOptions.Turn turn, String id) {
        long expires = clock.instant().plus(turn.ttl()).getEpochSecond();
        String username = expires + ":" + id;
        JsonObject server = json(turn.urls(), username, password(turn.secret(), username));
        server.addProperty("expires", expires);
        return server;
    }

    static String password(String secret, String username) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static JsonObject json(List<String> urls, @Nullable String username, @Nullable String credential) {
        var server = new JsonObject();
        var list = new JsonArray();
        urls.forEach(list::add);
        server.add("urls", list);
        if (username != null && credential != null) {
            server.addProperty("username", username);
            server.addProperty("credential", credential);
        }
        return server;
    }
}
