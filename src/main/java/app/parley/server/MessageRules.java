package app.parley.server;

import java.util.Set;

/** What is done with each type of message. Types not listed, and those only a server sends, go nowhere. */
final class MessageRules {
    /** To tell the state of so many takes as long as to hand a message on. */
    private static final int WATCHED_A_MESSAGE = 5;

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

    /**
     * Handles one message of {@code sender}; any thread.
     *
     * @return for how many more messages it is to count: others wait while it is handled
     */
    int handle(Peer sender, Envelope message) {
        registry.tally().received(message.type());
        String receiver = message.dst();
        if (receiver == null) {
            return 0;
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
                    return watch(sender, message) / WATCHED_A_MESSAGE;
                }
            }
            case "DIRECTORY" -> {
                if (extended) {
                    return directory(sender) / FramePace.BYTES_A_TOKEN;
                }
            }
            default -> {} // HEARTBEAT has done its work by arriving; EXPIRE, OPEN and ERROR are ours to say
        }
        return 0;
    }

    private void leave(Peer sender, String receiver, Envelope message) {
        if (receiver.isEmpty()) {
            registry.free(sender);
            sender.outbox().retire();
        } else {
            registry.forward(sender, receiver, ServerMessages.relayed(message, sender.id(), receiver));
        }
    }

    /** How many were to be watched. */
    private int watch(Peer sender, Envelope message) {
        try {
            Set<String> ids = WatchList.read(message);
            if (!registry.watch(sender, ids)) {
                registry.tally().refused(ErrorCode.TOO_MANY_WATCHES.code());
                sender.outbox().send(ServerMessages.error(ErrorCode.TOO_MANY_WATCHES, true));
            }
            return ids.size();
        } catch (MessageFormatException _) {
            sender.outbox().send(ServerMessages.error(ErrorCode.BAD_WATCH, true));
            return 0;
        }
    }

    /** How long the answer is: a question of few bytes has one of many. */
    private int directory(Peer sender) {
        byte[] answer =
                hasDirectory ? registry.directory().message() : ServerMessages.error(ErrorCode.NO_DIRECTORY, true);
        sender.outbox().send(answer);
        return answer.length;
    }
}
