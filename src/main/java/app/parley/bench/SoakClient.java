package app.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** One client of {@link ClusterSoak}: its socket, and when it had one. Confined to the load's loop. */
final class SoakClient {
    private static final String PREFIX = "soak-";
    private static final double NANOS_A_SECOND = 1e9;

    private final int number;
    private final boolean insistent;
    private final LoadSocket socket;
    private final List<Spell> spells = new ArrayList<>();
    private boolean connected;
    private long pause;

    /**
     * A time with one and the same socket.
     *
     * @param to when it was cut, or {@link Long#MAX_VALUE}; by {@link System#nanoTime}
     */
    private record Spell(long from, long to) {}

    /** @param insistent whether it tries again every tenth of a second, as an impatient owner does */
    SoakClient(int number, int server, boolean insistent) {
        this.number = number;
        this.insistent = insistent;
        this.socket = new LoadSocket(PREFIX + number);
        socket.server(server);
    }

    /** Of an ID as {@link #id} makes it. */
    static int numberOf(String id) {
        return Integer.parseInt(id.substring(PREFIX.length()));
    }

    int number() {
        return number;
    }

    String id() {
        return socket.id();
    }

    boolean isInsistent() {
        return insistent;
    }

    LoadSocket socket() {
        return socket;
    }

    /** The longest time before its last try, nanoseconds. */
    long pause() {
        return pause;
    }

    void pause(long nanos) {
        pause = nanos;
    }

    boolean isConnected() {
        return connected;
    }

    void opened(long now) {
        connected = true;
        spells.add(new Spell(now, Long.MAX_VALUE));
    }

    /** Its socket is or is about to be cut. A second time does nothing. */
    void cut(long now) {
        if (connected) {
            connected = false;
            spells.add(new Spell(spells.removeLast().from, now));
        }
    }

    boolean wasCut(long from, long to) {
        return spells.stream().anyMatch(it -> it.to >= from && it.to <= to);
    }

    boolean wasConnected(long from, long to) {
        return spells.stream().anyMatch(it -> it.from <= from && it.to >= to);
    }

    /** How long after {@code cut} it had a socket again; empty if it was not cut just then. */
    OptionalLong backAfter(long cut) {
        return wasCut(cut, cut)
                ? spells.stream()
                        .mapToLong(it -> it.from - cut)
                        .filter(it -> it > 0)
                        .findFirst()
                : OptionalLong.empty();
    }

    /** When it had a socket, in seconds after {@code zero}. */
    String spells(long zero) {
        return spells.stream()
                .map(it -> String.format(
                        Locale.ROOT,
                        "from %.3f%s",
                        (it.from - zero) / NANOS_A_SECOND,
                        it.to == Long.MAX_VALUE
                                ? ""
                                : String.format(Locale.ROOT, " to %.3f", (it.to - zero) / NANOS_A_SECOND)))
                .collect(Collectors.joining(", "));
    }
}
