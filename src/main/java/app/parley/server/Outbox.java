package app.parley.server;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way to one socket. Any thread may call; nothing blocks, nothing throws, a closed socket swallows everything. */
interface Outbox {
    /**
     * What another node brings for one socket, all of it or nothing.
     *
     * @param messages in their order
     * @param share as in {@link #pass(byte[], Object, Peer)}
     * @param isWanted asked right before they are taken, on the socket's event loop
     * @param answer told once whether they were taken, on any thread
     */
    record Delivery(List<byte[]> messages, Object share, BooleanSupplier isWanted, Consumer<Boolean> answer) {
        /** Bytes of all messages. */
        long size() {
            return messages.stream().mapToLong(it -> it.length).sum();
        }
    }

    /** Sends one text message of the server's own; the array is not copied and not to be changed. */
    void send(byte[] message);

    /**
     * Passes one text message on for somebody else, who may leave only so much waiting for a slow reader: what is over
     * their share is dropped. The array is not copied and not to be changed.
     *
     * @param share whose it is: the same object, or an equal one, for all messages that count as one sender's
     * @param told who is told with EXPIRE where it is dropped; null for nobody
     */
    void pass(byte[] message, Object share, @Nullable Peer told);

    /** Passes on what another node brings. */
    void pass(Delivery delivery);

    /** Asks for a pong. */
    void ping();

    /** Closes the socket politely, without a code, after what was sent before. */
    void retire();
}
