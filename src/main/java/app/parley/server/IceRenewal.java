package app.parley.server;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives a peer fresh TURN credentials before those it has run out, until it is stopped: a timer that ran on would hold
 * a socket that is gone for most of an hour. Confined to the socket's event loop.
 */
final class IceRenewal {
    private final IceServers servers;
    private final Peer peer;
    private final ScheduledExecutorService loop;
    private @Nullable Future<?> next;

    /** @param loop the socket's event loop */
    IceRenewal(IceServers servers, Peer peer, ScheduledExecutorService loop) {
        this.servers = servers;
        this.peer = peer;
        this.loop = loop;
    }

    /** Does nothing where credentials last. */
    void start() {
        servers.renewal().ifPresent(it -> next = loop.schedule(this::renew, it.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void renew() {
        if (peer.isCurrent()) {
            peer.outbox().send(ServerMessages.ice(servers.forPeer(peer.id())));
            start();
        }
    }

    void stop() {
        if (next != null) {
            next.cancel(false);
        }
    }
}
