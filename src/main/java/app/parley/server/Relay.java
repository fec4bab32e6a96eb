package app.parley.server;

import app.parley.server.OfflineQueues.Queued;
import app.parley.server.OfflineQueues.Undelivered;
import app.parley.server.Outbox.Delivery;
import app.parley.server.ServerOptions.QueueLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The way of a message from peer to peer: at once where the receiver is here, through the queues where it is at another
 * node or away. Thread-safe; a message to a peer of this node takes no lock.
 */
final class Relay {
    /** What became of a batch. */
    enum Outcome {
        /** It was handed to the receiver's socket. */
        ARRIVED,
        /** Nobody held the ID there: it can be sent again. */
        CAME_BACK,
        /** Nobody knows. It must not be sent again, for it could arrive twice. */
        LOST
    }

    /**
     * Who is at this node.
     *
     * @param lock the registry's: claims and queues change under it
     * @param peers by ID; safe to read without the lock
     */
    record Here(Object lock, Map<String, Peer> peers) {}

    private final Object lock;
    private final Map<String, Peer> peers;
    private final OfflineQueues queues;
    private final LongSupplier millis;
    private final Cluster cluster;
    private final Tally tally;

    Relay(Here here, QueueLimits limits, LongSupplier millis, Cluster cluster, Tally tally) {
        this.lock = here.lock;
        this.peers = here.peers;
        this.tally = tally;
        this.queues = new OfflineQueues(limits);
        this.millis = millis;
        this.cluster = cluster;
    }

    /** Hands an OFFER, ANSWER or CANDIDATE on, or keeps it for a receiver who is away. */
    void relay(Peer sender, String receiver, byte[] message) {
        if (sender.isCurrent() && !hand(sender, receiver, message, true) && !keep(sender, receiver, message)) {
            // Nobody will ever pick it up: say so now rather than never.
            tell(sender, ServerMessages.expire(receiver, sender.id()));
        }
    }

    private void tell(Peer sender, byte[] expire) {
        tally.expired();
        sender.outbox().send(expire);
    }

    /**
     * Puts a message into the socket of the peer it is meant for.
     *
     * @param told whether the sender is to hear of it if it finds no room there
     */
    private void hand(Peer receiver, Peer sender, byte[] message, boolean told) {
        receiver.outbox().pass(message, sender.share(), told ? sender : null);
        tally.relayed(message.length);
    }

    /** The socket of {@code receiver} had no room for a message: too much of the sender's waits there. */
    void dropped(Peer sender, String receiver) {
        tellSender(new Undelivered(receiver, sender));
    }

    /** Hands a message on if its receiver is connected, here or at another node; it is not kept. */
    boolean forward(Peer sender, String receiver, byte[] message) {
        if (hand(sender, receiver, message, false)) {
            return true;
        }
        return sender.isCurrent() && cluster.isElsewhere(receiver) && send(sender, receiver, message);
    }

    /** To another node, behind what waits for {@code receiver} already; dropped where nobody is there. */
    private boolean send(Peer sender, String receiver, byte[] message) {
        boolean room;
        synchronized (lock) {
            room = queues.offer(receiver, new Queued(sender, message, false), millis.getAsLong());
        }
        cluster.carry(receiver);
        return room;
    }

    private boolean hand(Peer sender, String receiver, byte[] message, boolean told) {
        Peer there = peers.get(receiver);
        if (there == null) {
            // A claim under way has said OPEN before it can be found here: wait for its end.
            synchronized (lock) {
                there = peers.get(receiver);
            }
        }
        if (there == null || !sender.isCurrent()) {
            return false;
        }
        hand(there, sender, message, told);
        return true;
    }

    private boolean keep(Peer sender, String receiver, byte[] message) {
        synchronized (lock) {
            // It may have connected since we looked; after this look it would find the message in the queue.
            if (hand(sender, receiver, message, true)) {
                return true;
            }
            if (receiver.length() > PeerRegistry.LONGEST_ID
                    || !queues.offer(receiver, new Queued(sender, message), millis.getAsLong())) {
                return false;
            }
        }
        cluster.carry(receiver);
        return true;
    }

    /**
     * Hands what another node brings to a peer's socket. The answer is no if the peer does not hold its ID any more, or
     * if too much waits for it: then it waits on at the other node.
     */
    void deliver(Peer peer, Delivery delivery) {
        if (!peer.isCurrent()) {
            delivery.answer().accept(false);
            return;
        }
        peer.outbox().pass(new Delivery(delivery.messages(), delivery.share(), delivery.isWanted(), taken -> {
            if (taken) {
                delivery.messages().forEach(it -> tally.relayed(it.length));
            }
            delivery.answer().accept(taken);
        }));
    }

    /** Hands over what waits for a peer that connects to this node. Under the lock. */
    void handWaiting(Peer receiver) {
        queues.take(receiver.id()).forEach(it -> hand(receiver, it.sender(), it.message(), it.kept()));
    }

    /** Whether something waits for {@code receiver}. Under the lock. */
    boolean isWaiting(String receiver) {
        return queues.isWaiting(receiver);
    }

    /** Drops queues that began at {@code limit} or before, and tells their senders. */
    void expire(long limit) {
        List<Undelivered> undelivered;
        synchronized (lock) {
            undelivered = queues.expire(limit);
        }
        undelivered.forEach(this::tellSender);
    }

    /** A sender that left hears nothing, nor does the next owner of its ID. */
    private void tellSender(Undelivered it) {
        Peer sender = peers.get(it.sender().id());
        byte[] message = ServerMessages.expire(it.receiver(), it.sender().id());
        if (sender != null && sender.sameOwner(it.sender())) {
            tell(sender, message);
        } else if (cluster.isElsewhere(it.sender())) {
            send(it.sender(), it.sender().id(), message);
        }
    }

    /** The next batch for {@code receiver}: none if nothing waits or a batch is on its way. To be settled. */
    List<byte[]> depart(String receiver, int mostBytes) {
        synchronized (lock) {
            return queues.depart(receiver, mostBytes);
        }
    }

    /** What became of the batch on its way; true if something waits for {@code receiver} still. */
    boolean settle(String receiver, Outcome outcome) {
        Set<Undelivered> lost = Set.of();
        boolean waiting;
        synchronized (lock) {
            switch (outcome) {
                case ARRIVED -> queues.arrived(receiver, millis.getAsLong());
                case CAME_BACK -> queues.cameBack(receiver);
                case LOST -> lost = queues.lost(receiver, millis.getAsLong());
            }
            Peer here = peers.get(receiver);
            if (here != null) { // it has come to this node meanwhile
                handWaiting(here);
            }
            waiting = queues.isWaiting(receiver);
        }
        lost.forEach(this::tellSender);
        return waiting;
    }

    /** Those for whom something waits here. */
    List<String> receivers() {
        synchronized (lock) {
            return queues.receivers();
        }
    }

    /** How much waits for those who are away. */
    OfflineQueues.Size queued() {
        synchronized (lock) {
            return queues.size();
        }
    }
}
