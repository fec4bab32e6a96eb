package app.parley.signaling;

import java.util.Optional;
import java.util.function.Supplier;

/** As whom a client registers: another in its place where a made ID is taken. Confined to its connection's thread. */
final class Registrant {
    /** How many made IDs may be taken in a row before the server is not believed. */
    private static final int MOST_SPARES = 5;

    private final Supplier<Optional<Identity>> spares;
    private Identity identity;
    private int taken;

    /** @param spares another identity each time; empty where a person chose the ID */
    Registrant(Identity identity, Supplier<Optional<Identity>> spares) {
        this.identity = identity;
        this.spares = spares;
    }

    Identity identity() {
        return identity;
    }

    /** Becomes somebody else; whether there was another to become. */
    boolean takeSpare() {
        Optional<Identity> spare = taken < MOST_SPARES ? spares.get() : Optional.empty();
        taken++;
        spare.ifPresent(other -> identity = other);
        return spare.isPresent();
    }
}
