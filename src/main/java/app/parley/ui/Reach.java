package app.parley.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** From where this person's ID can be called, and the way to change it. Implemented by the composition root. */
public interface Reach {
    /** How far calls come from. */
    enum Kind {
        /** The embedded server on loopback. */
        THIS_COMPUTER,
        /** The embedded server, open to the local network. */
        THIS_NETWORK,
        /** A server elsewhere. */
        SERVER
    }

    /**
     * What the person chose.
     *
     * @param server the URL as typed, empty unless {@code kind} is SERVER
     */
    record Choice(Kind kind, String server) {}

    /**
     * What holds now.
     *
     * @param asked whether the person has ever chosen; the window asks where not
     * @param open whether the embedded server lets in other machines now; where another Parley of this computer runs
     *     it, that may be another than this one's choice
     * @param addresses where it does, what others type as their server, best first
     * @param guestLinks what a guest opens in a browser to call this person, best first; empty while there is no
     *     connection, and where the server has no page for guests
     */
    record State(Choice choice, boolean asked, boolean open, List<String> addresses, List<String> guestLinks) {
        public State {
            addresses = List.copyOf(addresses);
            guestLinks = List.copyOf(guestLinks);
        }
    }

    /** Why a choice was not taken; each has its sentence. */
    enum Problem {
        BAD_URL,
        PORT_IN_USE,
        IN_CALL,
        FAILED
    }

    /** Gives the present state at once and each later one, on any thread. */
    void subscribe(Consumer<State> subscriber);

    /**
     * Changes it, without blocking. Where it is refused, the old choice stays.
     *
     * @param outcome told once, on any thread: empty where it was taken
     */
    void choose(Choice choice, Consumer<Optional<Problem>> outcome);

    /** Connects to the same server anew, after it has refused. Does not block. */
    void tryAgain();
}
