package app.parley.ui;

import app.parley.call.PeerId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The people this person calls, and who of them is there. Implemented by the composition root. */
public interface People {
    /** What the server tells of somebody. */
    enum Presence {
        ONLINE,
        OFFLINE,
        /** The server does not tell, or is not reached. */
        UNKNOWN
    }

    /**
     * Somebody.
     *
     * @param name as last seen in a call; empty where never
     * @param kept whether the person wants them to stay in the list; the others are those of the last calls
     */
    record Person(PeerId id, String name, Presence presence, boolean kept) {}

    /**
     * What holds now.
     *
     * @param known those kept, then those of the last calls
     * @param directory who stands in the server's directory, without this person; empty where it keeps none
     */
    record State(List<Person> known, Optional<List<Person>> directory) {
        public State {
            known = List.copyOf(known);
            directory = directory.map(List::copyOf);
        }
    }

    /** Gives the present state at once and each later one, on any thread. */
    void subscribe(Consumer<State> subscriber);

    /**
     * Keeps somebody in the list, or no longer. Does not block.
     *
     * @return whether the list is now as wanted; else it is full, and as it was
     */
    boolean keep(PeerId id, boolean wanted);

    /** Asks the server for its directory anew; the answer is a new state. */
    void refreshDirectory();

    /** Whether this person wants to stand in the server's directory. */
    boolean listed();

    /** As {@link #listed}; does not block. */
    void setListed(boolean wanted);

    /** Whether calls of those kept connect while they ring, from which they learn this machine's address. */
    boolean connectsAhead();

    /** As {@link #connectsAhead}, from the next call on; does not block. */
    void setConnectsAhead(boolean wanted);
}
