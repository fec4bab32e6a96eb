package app.parley.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has happened since the start: counted where it happens, at the price of one addition, and read when somebody
 * asks. Also writes what is worth a line in the log. Thread-safe.
 */
final class Tally {
    /** Messages by what they are; everything unknown is one kind, since a client may invent as many as it likes. */
    enum Kind {
        OFFER,
        ANSWER,
        CANDIDATE,
        LEAVE,
        HEARTBEAT,
        WATCH,
        DIRECTORY,
        OTHER
    }

    private final Map<Kind, LongAdder> received = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final LongAdder connections = new LongAdder();
    private final LongAdder opened = new LongAdder();
    private final LongAdder resumed = new LongAdder();
    private final LongAdder relayedMessages = new LongAdder();
    private final LongAdder relayedBytes = new LongAdder();
    private final LongAdder expired = new LongAdder();

    /** A TCP connection was let in. */
    void connected() {
        connections.increment();
    }

    /** A connection, an upgrade, a claim or a message was turned away; {@code reason} is one of a few words of ours. */
    void refused(String reason) {
        refusals.computeIfAbsent(reason, _ -> new LongAdder()).increment();
        LogEvent.REFUSED.log("reason", reason);
    }

    /** A socket got its ID. */
    void claimed(boolean again, boolean extended) {
        (again ? resumed : opened).increment();
        LogEvent.CLAIMED.log("resumed", again, "extended", extended);
    }

    /** A message with this {@code type} came in. */
    void received(String type) {
        Kind kind = switch (type) {
            case "OFFER" -> Kind.OFFER;
            case "ANSWER" -> Kind.ANSWER;
            case "CANDIDATE" -> Kind.CANDIDATE;
            case "LEAVE" -> Kind.LEAVE;
            case "HEARTBEAT" -> Kind.HEARTBEAT;
            case "WATCH" -> Kind.WATCH;
            case "DIRECTORY" -> Kind.DIRECTORY;
            default -> Kind.OTHER;
        };
        received.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    }

    /** A message of this many bytes went out to the socket it was meant for. */
    void relayed(int bytes) {
        relayedMessages.increment();
        relayedBytes.add(bytes);
    }

    /** A sender was told that what it sent found nobody. */
    void expired() {
        expired.increment();
        LogEvent.EXPIRED.log();
    }

    long received(Kind kind) {
        LongAdder counted = received.get(kind);
        return counted == null ? 0 : counted.sum();
    }

    /** By reason, as far as it has happened. */
    Map<String, LongAdder> refusals() {
        return refusals;
    }

    long connections() {
        return connections.sum();
    }

    long opened() {
        return opened.sum();
    }

    long resumed() {
        return resumed.sum();
    }

    long relayedMessages() {
        return relayedMessages.sum();
    }

    long relayedBytes() {
        return relayedBytes.sum();
    }

    long expirations() {
        return expired.sum();
    }
}
