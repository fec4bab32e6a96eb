package app.parley.server;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests by copying: looking an algorithm up among all providers costs more than digesting a few bytes. */
final class Digests {
    private Digests() {}

    /** @param algorithm one that every Java platform has */
    static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** One of one's own, in the state of {@code original}; any thread, as long as nobody feeds that. */
    static MessageDigest copy(MessageDigest original) {
        try {
            return (MessageDigest) original.clone();
        } catch (CloneNotSupportedException _) {
            return of(original.getAlgorithm()); // a provider of somebody's own
        }
    }
}
