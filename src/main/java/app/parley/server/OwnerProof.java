package app.parley.server;

import java.util.Optional;

/** What a token proves. Thread-safe; on event loops, so nothing blocks. */
interface OwnerProof extends AutoCloseable {
    /** Whoever brings the same token is the same owner. */
    OwnerProof SAME_TOKEN = (_, token) -> Optional.of(TokenHash.of(token));

    /** As whom {@code token} lets a socket claim {@code id}; empty where it does not. */
    Optional<TokenHash> owner(String id, String token);

    @Override
    default void close() {}
}
