package app.parley.server;

import org.jspecify.annotations.Nullable;

/** Of a peer that nothing reaches. */
record SilentOutbox() implements Outbox {
    @Override
    public void send(byte[] message) {}

    @Override
    public void pass(byte[] message, Object share, @Nullable Peer told) {}

    @Override
    public void pass(Delivery delivery) {
        delivery.answer().accept(true);
    }

    @Override
    public void ping() {}

    @Override
    public void retire() {}
}
