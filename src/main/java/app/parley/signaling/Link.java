package app.parley.signaling;

import app.parley.control.SignalingStatus.Problem;
import java.net.URI;

/** One attempt's socket. Not used again once it is closed. */
interface Link {
    /** What a link tells; called on its own threads, so implementations only post. */
    interface Events {
        void opened(Link link);

        void received(Link link, WireMessage message);

        /** The other end has answered a ping. */
        void answered(Link link);

        /** Told once at most. */
        void closed(Link link, Problem problem);
    }

    /** Makes links. */
    interface Factory {
        Link create(URI uri, Events events);
    }

    /** Begins to connect; returns at once. */
    void open();

    /** Hands {@code text} to the socket; whether the socket was open. */
    boolean transmit(String text);

    /** Asks the other end for an answer; {@link Events#answered} follows, if it can. */
    void ping();

    /** Says good-bye in the WebSocket's way, after all that was sent; {@link Events#closed} follows, if it can. */
    void close();

    /** Drops the socket, in whatever state. */
    void abandon();
}
