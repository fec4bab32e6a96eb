package app.parley.signaling;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Role;
import org.jspecify.annotations.Nullable;

/** What the codec has to remember of one call. */
final class WireCall {
    private static final int MOST_CANDIDATES = 60;

    private final CallId id;
    private final PeerId peer;
    private final Role role;
    private final SequenceWindow received = new SequenceWindow();
    private PeerInfo info = PeerInfo.PAGE;
    private int sent;
    private int candidates;
    private boolean generationOpen;
    private boolean heard;
    private boolean introduced;
    private boolean answered;
    private boolean over;
    private @Nullable String pageOffer;

    WireCall(CallId id, PeerId peer, Role role) {
        this.id = id;
        this.peer = peer;
        this.role = role;
    }

    CallId id() {
        return id;
    }

    PeerId peer() {
        return peer;
    }

    Role role() {
        return role;
    }

    PeerInfo info() {
        return info;
    }

    /** Whether the peer sent {@code ext} in this call; only then does it get any, but for the first offer. */
    boolean speaksExt() {
        return !info.isPage();
    }

    /** Whether anything of this call came from the peer. */
    boolean isHeard() {
        return heard;
    }

    /** Notes a message of the peer; whether it is none that was seen before. */
    boolean hear(@Nullable Extension ext) {
        heard = true;
        if (ext == null) {
            return true;
        }
        PeerInfo sender = ext.sender();
        if (sender != null) {
            info = sender;
        } else if (info.isPage()) {
            info = Extension.nameless();
        }
        return received.accept(ext.seq());
    }

    /** Counts a candidate of the peer; whether it is within the limit. */
    boolean takesCandidate() {
        return ++candidates <= MOST_CANDIDATES;
    }

    /** The peer described another ICE generation: its candidates are counted anew, once for each of ours. */
    void beginGeneration() {
        if (generationOpen) {
            candidates = 0;
        }
        generationOpen = false;
    }

    /** This side sent a description, to which the peer may reply with another generation. */
    void describe() {
        generationOpen = true;
    }

    int nextSeq() {
        return ++sent;
    }

    /** Whether this side has yet to say who it is; true once. */
    boolean introduce() {
        boolean first = !introduced;
        introduced = true;
        return first;
    }

    /** This side took part in the call: it called, or it answered. */
    boolean isEngaged() {
        return !over && (role == Role.CALLER || answered);
    }

    void answer() {
        answered = true;
        generationOpen = true;
        pageOffer = null;
    }

    /** This side ended the call; what is left serves to know duplicates. */
    void end() {
        over = true;
        pageOffer = null;
    }

    boolean isOver() {
        return over;
    }

    /** A page's offer, kept as long as it may be declined. */
    @Nullable
    String pageOffer() {
        return pageOffer;
    }

    void keepPageOffer(String sdp) {
        pageOffer = sdp;
    }
}
