package app.parley.signaling;

import app.parley.control.IceServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code iceServers} of OPEN and ICE by type alone: whether a URL may be used is for the listener to check. */
final class OfferedIceServers {
    private static final int MOST_SERVERS = 16;
    private static final int MOST_URLS = 8;
    private static final int LONGEST = 1024;

    private OfferedIceServers() {}

    /** Empty where the payload has no such list; a server that is not well-formed is left out of it. */
    static Optional<List<IceServer>> read(JsonElement payload) {
        try {
            JsonArray list = payload.isJsonObject() ? Fields.of(payload).optionalArray("iceServers") : null;
            if (list == null) {
                return Optional.empty();
            }
            List<IceServer> servers = new ArrayList<>();
            for (int i = 0; i < Math.min(MOST_SERVERS, list.size()); i++) {
                IceServer server = server(list.get(i));
                if (server != null) {
                    servers.add(server);
                }
            }
            return Optional.of(List.copyOf(servers));
        } catch (SignalFormatException _) {
            return Optional.empty();
        }
    }

    private static @Nullable IceServer server(JsonElement element) {
        try {
            Fields fields = Fields.of(element);
            String username = fields.optionalString("username", LONGEST);
            String credential = fields.optionalString("credential", LONGEST);
            return new IceServer(urls(fields), username == null ? "" : username, credential == null ? "" : credential);
        } catch (SignalFormatException _) {
            return null;
        }
    }

    private static List<String> urls(Fields fields) throws SignalFormatException {
        JsonElement urls = fields.object().get("urls");
        // RTCIceServer allows one URL to stand alone.
        List<String> all = urls != null && urls.isJsonArray()
                ? List.copyOf(fields.strings("urls", MOST_URLS, LONGEST))
                : List.of(fields.string("urls", LONGEST));
        if (all.isEmpty()) {
            throw new SignalFormatException("urls is empty");
        }
        return all;
    }
}
