package app.parley.server;

/** Of a peer that nothing reaches. */
record SilentOutbox() implements Outbox {
    @Override
    public void send(byte[] message) {}

    @Override
    public void ping() {}

    @Override
    public void retire() {}
}
