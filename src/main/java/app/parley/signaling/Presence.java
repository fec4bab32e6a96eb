package app.parley.signaling;

import app.parley.call.PeerId;
import app.parley.control.SignalingChannel.Listener;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is online, as our own server tells by WATCH, PRESENCE and DIRECTORY; to other servers not a byte of it is sent.
 * Confined to the signaling thread.
 */
final class Presence {
    /** The most IDs that can be watched at a time. */
    static final int MOST = 500;

    /** More than a frame can hold. */
    private static final int MOST_LISTED = 10_000;

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_CODE = 64;

    private Set<PeerId> watched = Set.of();
    /** Who rang last: one at a time, however many strangers ring, and not let go of, which would be one more message. */
    private Optional<PeerId> caller = Optional.empty();

    private final Map<PeerId, Boolean> told = new HashMap<>();
    private boolean extended;
    private boolean directoryWanted;

    /** Whether the message says that the server keeps no directory: an answer, no complaint. */
    static boolean isMissingDirectory(WireMessage message) {
        try {
            return message.type().equals("ERROR")
                    && message.payload().isJsonObject()
                    && "no-directory".equals(Fields.of(message.payload()).optionalString("code", LONGEST_CODE));
        } catch (SignalFormatException _) {
            return false;
        }
    }

    /** From now on these. Returns what is to be sent now. */
    Optional<WireMessage> watch(Set<PeerId> ids) {
        watched = ids;
        return ask();
    }

    /**
     * Somebody rings: {@link Listener#onCallerPresence} tells of them, now if it is known. Returns what is to be sent
     * now.
     */
    Optional<WireMessage> attend(PeerId ringing, Listener listener) {
        boolean asked = all().contains(ringing);
        caller = Optional.of(ringing);
        if (!asked) {
            return ask();
        }
        Optional.ofNullable(told.get(ringing)).ifPresent(online -> listener.onCallerPresence(ringing, online));
        return Optional.empty();
    }

    private Optional<WireMessage> ask() {
        told.keySet().retainAll(all());
        return extended ? Optional.of(watchMessage()) : Optional.empty();
    }

    private Set<PeerId> all() {
        Set<PeerId> all = new LinkedHashSet<>(watched);
        // One too many, and the server would take none.
        caller.filter(_ -> watched.size() < MOST).ifPresent(all::add);
        return all;
    }

    /** Asks for the directory, now or once the server has greeted. Returns what is to be sent now. */
    Optional<WireMessage> wantDirectory() {
        directoryWanted = !extended;
        return extended ? Optional.of(WireMessage.bare("DIRECTORY")) : Optional.empty();
    }

    /** Whether the server that greeted last is one of ours; false once the connection is gone. */
    boolean isExtended() {
        return extended;
    }

    /** The connection is gone: what the next server knows has to be seen. */
    void disconnected() {
        extended = false;
        told.clear();
    }

    /** A server greets. Returns what is to be sent now. */
    Set<WireMessage> greeted(JsonElement payload, Listener listener) {
        extended = isExtended(payload);
        Set<WireMessage> messages = new LinkedHashSet<>();
        if (extended && !all().isEmpty()) {
            messages.add(watchMessage());
        }
        if (directoryWanted) {
            directoryWanted = false;
            if (extended) {
                messages.add(WireMessage.bare("DIRECTORY"));
            } else {
                listener.onDirectory(Optional.empty());
            }
        }
        return messages;
    }

    /** Takes a PRESENCE; one that is malformed or of somebody not watched is dropped. */
    void read(JsonElement payload, Listener listener) {
        try {
            Fields fields = Fields.of(payload);
            String id = fields.string("id", LONGEST_ID);
            JsonElement online = fields.object().get("online");
            boolean isFlag = online != null
                    && online.isJsonPrimitive()
                    && online.getAsJsonPrimitive().isBoolean();
            if (isFlag && PeerId.isValid(id)) {
                tell(new PeerId(id), online.getAsBoolean(), listener);
            }
        } catch (SignalFormatException _) {
            // Dropped.
        }
    }

    private void tell(PeerId id, boolean online, Listener listener) {
        if (!all().contains(id)) {
            return;
        }
        told.put(id, online);
        if (watched.contains(id)) {
            listener.onPresence(id, online);
        }
        if (caller.equals(Optional.of(id))) {
            listener.onCallerPresence(id, online);
        }
    }

    /** Takes a DIRECTORY; what is no ID is left out of it. */
    void readDirectory(JsonElement payload, Listener listener) {
        try {
            Set<PeerId> ids = new LinkedHashSet<>();
            for (String id : Fields.of(payload).strings("ids", MOST_LISTED, LONGEST_ID)) {
                if (DirectoryIds.mayHold(id)) {
                    ids.add(new PeerId(id));
                }
            }
            listener.onDirectory(Optional.of(Set.copyOf(ids)));
        } catch (SignalFormatException _) {
            // Dropped.
        }
    }

    private static boolean isExtended(JsonElement payload) {
        try {
            return payload.isJsonObject() && Fields.of(payload).number("ext", Integer.MAX_VALUE, 0) >= 1;
        } catch (SignalFormatException _) {
            return false;
        }
    }

    private WireMessage watchMessage() {
        JsonArray ids = new JsonArray();
        all().forEach(id -> ids.add(id.value()));
        JsonObject payload = new JsonObject();
        payload.add("ids", ids);
        return new WireMessage("WATCH", null, null, payload);
    }
}
