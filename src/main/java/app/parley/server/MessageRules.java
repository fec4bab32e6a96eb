package app.parley.server;

/** What is done with each type of message. Types not listed, and those only a server sends, go nowhere. */
final class MessageRules {
    private final PeerRegistry registry;

    MessageRules(PeerRegistry registry) {
        this.registry = registry;
    }

    /** Handles one message of {@code sender}; any thread. */
    void handle(Peer sender, Envelope message) {
        String receiver = message.dst();
        if (receiver == null) {
            return;
        }
        switch (message.type()) {
            case "OFFER", "ANSWER", "CANDIDATE" -> {
                if (!receiver.isEmpty()) {
                    registry.relay(sender, receiver, ServerMessages.relayed(message, sender.id(), receiver));
                }
            }
            case "LEAVE" -> leave(sender, receiver, message);
            default -> {} // HEARTBEAT has done its work by arriving; EXPIRE, OPEN and ERROR are ours to say
        }
    }

    private void leave(Peer sender, String receiver, Envelope message) {
        if (receiver.isEmpty()) {
            registry.release(sender);
            sender.outbox().retire();
        } else {
            registry.forward(sender, receiver, ServerMessages.relayed(message, sender.id(), receiver));
        }
    }
}
