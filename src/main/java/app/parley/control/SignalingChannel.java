package app.parley.control;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The port to the signaling server. All methods may be called from call-control and return at once. */
public interface SignalingChannel {
    /** What the channel tells; called on any thread, so implementations only post. */
    interface Listener {
        void onSignal(CallId call, PeerId from, Signal signal);

        void onStatus(SignalingStatus status);

        /**
         * The connection was lost and is not resumed after 30 s: told once a loss, while further attempts go on. Ends
         * the calls that still depend on it.
         */
        default void onLost() {}

        /** A watched ID has come or gone, or is told of for the first time. Unknown again while not online. */
        default void onPresence(PeerId id, boolean online) {}

        /**
         * The one who rings, as {@link #attend} named them, is connected or is not. Unknown again while this side is not
         * online.
         */
        default void onCallerPresence(PeerId id, boolean online) {}

        /** Who of those that agreed is connected; empty where the server keeps no directory. */
        default void onDirectory(Optional<Set<PeerId>> ids) {}

        /** The server offers ICE servers, as with the welcome and whenever they are renewed. */
        void onIceServers(List<IceServer> servers);
    }

    /** Connects, and goes on connecting with back-off until {@link #close()}. */
    void start(Listener listener);

    /**
     * Sends, or keeps for a short while when the connection is being resumed.
     *
     * @param call the call it belongs to
     */
    void send(CallId call, PeerId to, Signal signal);

    /**
     * As {@link #send(CallId, PeerId, Signal)}, for a signal that takes another way, too.
     *
     * @param copy gets the same message for that way, on any thread; nothing where the peer has no word for it
     */
    void send(CallId call, PeerId to, Signal signal, Consumer<ChannelMessage.Relayed> copy);

    /**
     * Takes a message that came over the control channel of {@code call} from the peer at its other end, and tells the
     * listener what it holds, unless the server was quicker.
     */
    void receive(CallId call, PeerId from, ChannelMessage.Relayed message);

    /**
     * {@code caller} rings: from now on the listener hears whether they are connected, if the server tells presence.
     * Whoever rang before is let go.
     */
    default void attend(PeerId caller) {}

    /**
     * Doubts the connection, as when the path to the peer is gone: one that does not answer at once is opened anew, and
     * an attempt that was put off is made now.
     */
    default void probe() {}

    /** Forgets what it remembered of a call that has ended. */
    void forget(CallId call);

    /**
     * Says good-bye to the server and stops reconnecting, a little later where the end of a call still waits for a
     * connection that is away.
     */
    void close();
}
