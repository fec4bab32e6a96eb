package app.parley.server;

/** What is done with each type of message. Types not listed, and those only a server sends, go nowhere. */
final class MessageRules {
    private final PeerRegistry registry;
    private final boolean extended;
    private final boolean hasDirectory;

    /**
     * @param extended whether the socket knows our extension; to others its messages are unknown types
     * @param hasDirectory whether the operator turned the directory on
     */
    MessageRules(PeerRegistry registry, boolean extended, boolean hasDirectory) {
        this.registry = registry;
        this.extended = extended;
        this.hasDirectory = hasDirectory;
    }

    /** Handles one message of {@code sender}; any thread. */
    void handle(Peer sender, Envelope message) {
        registry.tally().received(message.type());
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
            case "WATCH" -> {
                if (extended) {
                    watch(sender, message);
                }
            }
            case "DIRECTORY" -> {
                if (extended) {
                    directory(sender);
                }
            }
            default -> {} // HEARTBEAT has done its work by arriving; EXPIRE, OPEN and ERROR are ours to say
        }
    }

    private void leave(Peer sender, String receiver, Envelope message) {
        if (receiver.isEmpty()) {
            registry.free(sender);
            sender.outbox().retire();
        } else {
            registry.forward(sender, receiver, ServerMessages.relayed(message, sender.id(), receiver));
        }
    }

    private void watch(Peer sender, Envelope message) {
        try {
            registry.watch(sender, WatchList.read(message));
        } catch (MessageFormatException _) {
            sender.outbox().send(ServerMessages.error(ErrorCode.BAD_WATCH, true));
        }
    }

    private void directory(Peer sender) {
        sender.outbox()
                .send(
                        hasDirectory
                                ? ServerMessages.directory(registry.roster().listed())
                                : ServerMessages.error(ErrorCode.NO_DIRECTORY, true));
    }
}
