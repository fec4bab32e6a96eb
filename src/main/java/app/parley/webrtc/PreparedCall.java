package app.parley.webrtc;

import app.parley.call.CallId;
import app.parley.call.SessionDescription;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a call that rings, which has read the offer: Accept need not wait for that. It has no track, and none
 * of its lines sends or receives, so the library opens no device. Until it answers provisionally it has no local
 * description either, gathers no candidate and sends nothing. Confined to call-control.
 */
final class PreparedCall {
    /** The library keeps 0.2 MiB of each connection for good; to ring in vain must not cost more than that many times. */
    private static final int MOST_IN_VAIN = 32;

    private static final String CANDIDATE = "\na=candidate:";
    /** From the ring to the path that is made during it: who accepts at once should not have to wait for that. */
    private static final Duration UNHURRIED = Duration.ofMillis(300);

    private static final Logger LOG = System.getLogger(PreparedCall.class.getName());

    private final CallContext context;
    private final Supplier<NetworkOptions> network;
    private final Consumer<LivePeerConnection> closing;
    private @Nullable LivePeerConnection waiting;
    private int inVain;

    /** @param closing closes a connection that no call has taken */
    PreparedCall(CallContext context, Supplier<NetworkOptions> network, Consumer<LivePeerConnection> closing) {
        this.context = context;
        this.network = network;
        this.closing = closing;
    }

    /** Reads the offer of {@code call} where that may be; no other may be here. */
    void read(CallId call, SessionDescription offer) {
        if (inVain >= MOST_IN_VAIN || !mayRead(offer)) {
            return;
        }
        try {
            LivePeerConnection connection = new LivePeerConnection(call, context, network);
            waiting = connection;
            inVain++;
            connection.readAhead(offer);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.INFO, "an offer was not read ahead: {0}", e.getMessage());
        }
    }

    /**
     * Whether {@code offer} may be read before this person has answered. One with candidates may not: the library would
     * ask for the addresses of those that are names. Nor may one that refuses a section, which tracks cannot be added to.
     */
    static boolean mayRead(SessionDescription offer) {
        return !offer.sdp().contains(CANDIDATE) && SdpText.refused(offer.sdp()).isEmpty();
    }

    /** Makes a path for the one of {@code call}, a little later, if it still rings then. */
    void connect(CallId call, int serial) {
        if (of(call).isPresent()) {
            context.control().schedule(UNHURRIED, () -> of(call).ifPresent(it -> it.answerProvisionally(serial)));
        }
    }

    /** Gives the one of {@code call} away, for the call has begun. */
    Optional<LivePeerConnection> take(CallId call) {
        LivePeerConnection connection = waiting;
        if (connection == null || !connection.call().equals(call) || !connection.isSound()) {
            return Optional.empty();
        }
        waiting = null;
        inVain = 0;
        return Optional.of(connection);
    }

    /** The one of {@code call}, which stays here. */
    Optional<LivePeerConnection> of(CallId call) {
        return Optional.ofNullable(waiting).filter(it -> it.call().equals(call));
    }

    /** Closes what is here; another connection is to answer in its place. */
    void replace() {
        Optional.ofNullable(waiting).ifPresent(LivePeerConnection::replaced);
        end();
    }

    /** Closes what is here. */
    void end() {
        LivePeerConnection connection = waiting;
        waiting = null;
        if (connection != null) {
            closing.accept(connection);
        }
    }
}
