package app.parley.server;

import app.parley.server.NatsHomes.Home;
import app.parley.server.Outbox.Delivery;
import app.parley.server.Relay.Outcome;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages from one node to another: one batch at a time for each receiver, as a request on the subject of the
 * receiver's claim. The answer says that it was handed to the socket; no responder means that nobody was there. Thread-safe.
 */
final class NatsCarrier {
    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration PATIENCE = Duration.ofMillis(NatsLedger.PATIENCE_MILLIS);
    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 1_000;
    private static final byte[] HANDED_OVER = {'+'};
    private static final byte[] NOT_HERE = {'-'};

    private final NatsNode node;
    private final Dispatcher dispatcher;
    private final Lateness lateness = new Lateness(PATIENCE.toNanos());

    /** Receivers whose batch came back and goes again soon, with the claim that it went to. */
    private final Map<String, Long> retrying = new ConcurrentHashMap<>();

    NatsCarrier(NatsNode node) {
        this.node = node;
        this.dispatcher = node.connection().createDispatcher();
    }

    /** From now on batches for this claim arrive here. */
    void open(Holding holding) {
        holding.subscription(dispatcher.subscribe(
                node.names().peer(holding.id(), holding.epoch()), message -> receive(holding, message)));
    }

    /** No more of them. */
    void close(Holding holding) {
        Subscription subscription = holding.subscription();
        if (subscription != null && subscription.isActive()) {
            try {
                dispatcher.unsubscribe(subscription);
            } catch (IllegalStateException _) {
                // The connection is closed, and with it the subscription.
            }
        }
    }

    private void receive(Holding holding, Message message) {
        try {
            FrameBatch batch = FrameBatch.read(message.getData());
            // Here no sender is known: all of a node count as one, and that node shares out what it keeps.
            var delivery = new Delivery(
                    batch.messages(),
                    batch.node(),
                    () -> !lateness.isLate(
                            batch.node(), batch.sent(), node.nanos().getAsLong()),
                    taken -> answer(message, taken ? HANDED_OVER : NOT_HERE));
            node.peers().relay().deliver(holding.peer(), delivery);
        } catch (MessageFormatException _) {
            answer(message, NOT_HERE);
        }
    }

    private void answer(Message message, byte[] answer) {
        if (message.getReplyTo() != null) {
            try {
                node.connection().publish(message.getReplyTo(), answer);
            } catch (IllegalStateException _) {
                // The connection is down; the sender will tell that it does not know.
            }
        }
    }

    /** Sends what waits for {@code receiver} if another node that is alive holds the ID, and nothing has just come back. */
    void carry(String receiver) {
        Home home = node.homes().get(receiver);
        Long tried = retrying.get(receiver);
        if (home == null || tried == null || tried != home.ownership().epoch()) {
            carry(receiver, FIRST_PAUSE);
        }
    }

    /** @param pause how long to wait, milliseconds, if nobody is there */
    private void carry(String receiver, long pause) {
        Home home = node.homes().get(receiver);
        if (home == null
                || home.isAt(node.self())
                || !node.liveness().isAlive(home.ownership().node())) {
            return;
        }
        List<byte[]> batch = node.peers().relay().depart(receiver, MOST_BYTES);
        if (!batch.isEmpty()) {
            var departing = new FrameBatch(node.self().hashCode(), node.nanos().getAsLong(), batch);
            long epoch = home.ownership().epoch();
            send(node.names().peer(receiver, epoch), departing.toBytes())
                    .thenAccept(outcome -> settle(receiver, epoch, outcome, pause));
        }
    }

    private CompletableFuture<Outcome> send(String subject, byte[] batch) {
        if (batch.length > node.connection().getMaxPayload()) {
            return CompletableFuture.completedFuture(Outcome.LOST); // the broker would end the connection
        }
        try {
            // By a time limit of our own: a batch whose fate stays open would never expire.
            return node.connection()
                    .requestWithTimeout(subject, batch, PATIENCE)
                    .orTimeout(NatsLedger.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .handle(NatsCarrier::outcome);
        } catch (IllegalStateException _) {
            return CompletableFuture.completedFuture(Outcome.CAME_BACK); // it never left
        }
    }

    private static Outcome outcome(@Nullable Message answer, @Nullable Throwable failure) {
        if (answer != null) {
            return answer.getData().length == 1 && answer.getData()[0] == HANDED_OVER[0]
                    ? Outcome.ARRIVED
                    : Outcome.CAME_BACK;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof JetStreamStatusException status
                        && status.getStatus().isNoResponders()
                ? Outcome.CAME_BACK
                : Outcome.LOST;
    }

    private void settle(String receiver, long epoch, Outcome outcome, long pause) {
        if (!node.peers().relay().settle(receiver, outcome)) {
            return;
        }
        if (outcome == Outcome.CAME_BACK) {
            retry(receiver, epoch, pause);
        } else {
            carry(receiver);
        }
    }

    /**
     * Its node has claimed the ID but does not listen yet, too much waits for it there, or the node has let it go or died:
     * of that we shall hear.
     */
    private void retry(String receiver, long epoch, long pause) {
        if (retrying.put(receiver, epoch) == null) {
            node.later()
                    .schedule(
                            () -> {
                                retrying.remove(receiver);
                                carry(receiver, Math.min(2 * pause, LONGEST_PAUSE));
                            },
                            pause,
                            TimeUnit.MILLISECONDS);
        }
    }
}
