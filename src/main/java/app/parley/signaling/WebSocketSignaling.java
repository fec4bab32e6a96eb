package app.parley.signaling;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.Signal;
import app.parley.control.ChannelMessage;
import app.parley.control.SignalingChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The signaling channel over a PeerJS server. Every method may be called from any thread and, but for
 * {@link #awaitClosed}, returns at once; all happens on one daemon thread of its own, on which the listener is called.
 */
public final class WebSocketSignaling implements SignalingChannel {
    private final Supplier<Optional<Identity>> spares;
    private final ServerLocator locator;
    private final Timings timings;
    private final SignalingThread thread = new SignalingThread();
    /** Confined to the thread, as is all below. */
    private final PeerJsCodec codec = new PeerJsCodec();

    private final LastWords lastWords = new LastWords(thread);
    private final ReplyPace pace = new ReplyPace(thread);
    private final Presence presence = new Presence();
    private final Greetings greetings = new Greetings(presence);
    private Identity identity;
    private boolean listed;

    private @Nullable ServerConnection connection;
    private @Nullable Receiver receiver;
    private boolean closed;

    /** @param locator asked before each attempt, on the signaling thread */
    public WebSocketSignaling(Identity identity, ServerLocator locator) {
        this(identity, Optional::empty, locator);
    }

    /** @param spares asked for another identity where the first is taken; empty where a person chose it */
    public WebSocketSignaling(Identity identity, Supplier<Optional<Identity>> spares, ServerLocator locator) {
        this(identity, spares, locator, Timings.DEFAULT);
    }

    WebSocketSignaling(Identity identity, Supplier<Optional<Identity>> spares, ServerLocator locator, Timings timings) {
        this.identity = identity;
        this.spares = spares;
        this.locator = locator;
        this.timings = timings;
    }

    @Override
    public void start(Listener listener) {
        thread.post(() -> {
            if (receiver == null && !closed) {
                connect(listener);
            }
        });
    }

    /**
     * Leaves the present server and asks the locator for another, as when the person chose one. What was not sent yet is
     * lost. Does nothing before {@link #start} and after {@link #close}.
     */
    public void relocate() {
        thread.post(() -> reconnect(ServerConnection::close));
    }

    /**
     * From now on somebody else: registers under another ID, otherwise as {@link #relocate}. The ID before is given up,
     * so that anybody can have it.
     */
    public void register(Identity other) {
        thread.post(() -> {
            boolean same = other.id().equals(identity.id());
            identity = other;
            reconnect(same ? ServerConnection::close : ServerConnection::leave);
        });
    }

    /** Whether to stand in the public directory of a server that keeps one; at first not. */
    public void list(boolean wanted) {
        thread.post(() -> {
            listed = wanted;
            if (connection != null && connection.list(wanted)) {
                presence.disconnected();
            }
        });
    }

    private void reconnect(Consumer<ServerConnection> goodbye) {
        Receiver old = receiver;
        if (old != null && connection != null && !closed) {
            old.supersede();
            presence.disconnected();
            goodbye.accept(connection);
            connect(old.listener());
        }
    }

    private void connect(Listener listener) {
        Receiver events = new Receiver(listener, codec, greetings, this::tellServer, this::reply, thread::shutDown);
        receiver = events;
        Wiring wiring = new Wiring((uri, link) -> new WebSocketLink(uri, timings, link), thread, timings);
        connection = new ServerConnection(
                new Registrant(identity, spares), locator, wiring, new Backoff(new SecureRandom()), events);
        connection.list(listed);
        connection.start();
    }

    /**
     * Watches these IDs and no others, also after the connection was resumed: {@link Listener#onPresence} tells of each at
     * once and of each change. A server that is not ours tells nothing.
     *
     * @throws IllegalArgumentException if there are more than 500
     */
    public void watch(Set<PeerId> ids) {
        if (ids.size() > Presence.MOST) {
            throw new IllegalArgumentException("more than " + Presence.MOST + " to watch");
        }
        Set<PeerId> watched = Set.copyOf(ids);
        thread.post(() -> presence.watch(watched).ifPresent(this::tellServer));
    }

    @Override
    public void attend(PeerId caller) {
        thread.post(() -> {
            if (receiver != null) {
                presence.attend(caller, receiver.listener()).ifPresent(this::tellServer);
            }
        });
    }

    /** Asks who is listed; {@link Listener#onDirectory} tells it once. */
    public void requestDirectory() {
        thread.post(() -> presence.wantDirectory().ifPresent(this::tellServer));
    }

    /**
     * Tells at each greeting, and now if a server has greeted, whether it is one of ours, which has a page for guests;
     * on the signaling thread.
     */
    public void onGreeting(Consumer<Boolean> subscriber) {
        thread.post(() -> greetings.subscribe(subscriber));
    }

    private void reply(WireMessage message) {
        // That a call was given up is said once for each call of this side's.
        if (message.type().equals("LEAVE") || pace.allows()) {
            tellServer(message);
        }
    }

    private void tellServer(WireMessage message) {
        if (connection != null) {
            connection.sendNow(message);
        }
    }

    @Override
    public void send(CallId call, PeerId to, Signal signal) {
        write(call, to, signal, message -> {});
    }

    @Override
    public void send(CallId call, PeerId to, Signal signal, Consumer<ChannelMessage.Relayed> copy) {
        write(call, to, signal, message -> copy.accept(PeerJsCodec.relay(message)));
    }

    private void write(CallId call, PeerId to, Signal signal, Consumer<WireMessage> written) {
        thread.post(() -> {
            ServerConnection current = connection;
            if (current != null) {
                // Also of what is held back: the call is over, and makes room for others.
                List<WireMessage> messages = codec.encode(call, to, signal);
                // That this side is busy nobody says but the program, to whomever calls.
                boolean held = signal instanceof Signal.Busy && !messages.isEmpty() && !pace.allows();
                for (WireMessage message : held ? List.<WireMessage>of() : messages) {
                    Parcel parcel = new Parcel(call, signal, message);
                    current.send(parcel);
                    lastWords.repeat(parcel, codec.isParley(call, to), current::send);
                    written.accept(message);
                }
            }
        });
    }

    @Override
    public void receive(CallId call, PeerId from, ChannelMessage.Relayed message) {
        thread.post(() -> {
            if (receiver != null) {
                receiver.onRelayed(call, from, message);
            }
        });
    }

    @Override
    public void probe() {
        thread.post(() -> {
            if (connection != null) {
                connection.probe();
            }
        });
    }

    @Override
    public void forget(CallId call) {
        thread.post(() -> {
            codec.forget(call);
            if (connection != null) {
                connection.forget(call);
            }
        });
    }

    @Override
    public void close() {
        thread.post(() -> {
            closed = true;
            if (connection == null) {
                thread.shutDown();
            } else {
                connection.depart();
            }
        });
    }

    /**
     * Waits until a close is complete: what was sent before it has left, and the server has let go of the ID. Takes no
     * longer than about a second, whatever the server does, or 3.5 where the end of a call waits for a connection that is
     * away. Not for call-control.
     *
     * @return whether it is complete
     */
    public boolean awaitClosed(Duration limit) throws InterruptedException {
        return thread.awaitEnd(limit);
    }
}
