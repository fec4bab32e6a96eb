package app.parley.control;

import app.parley.call.CallEvent.PeerConnectionEvent;
import app.parley.call.CallId;
import app.parley.call.IceCandidate;
import app.parley.call.LocalMedia;
import app.parley.call.OfferKind;
import app.parley.call.PeerInfo;
import app.parley.call.Role;
import app.parley.call.SessionDescription;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The port to WebRTC: at most one peer connection a call. Confined to call-control; every method returns without
 * waiting for a native callback, outcomes arrive at the listener.
 */
public interface PeerConnections {
    /** What the peer connections tell; called on any thread, so implementations only post. */
    interface Listener {
        void onEvent(PeerConnectionEvent event);

        /** The other side's microphone, camera and screen, from the control channel. */
        void onPeerMedia(CallId call, PeerMedia media);

        /** A signal that came over the control channel, unread. */
        void onRelayed(CallId call, ChannelMessage.Relayed message);

        /**
         * A local device could not be used, or can be used again ({@code Optional.empty()}). A camera that could not be
         * used has been switched off; switching it on is another attempt.
         */
        void onDeviceProblem(DeviceProblem.Kind kind, Optional<DeviceProblem> problem);
    }

    /**
     * Reads the offer of a call that rings, so that its Accept finds that done. Attaches no track, opens no device and
     * sends nothing: that is {@link #open}'s, if it comes, with the same description after it. May do nothing, and tells of
     * no error. {@link #close} ends it.
     */
    void prepare(CallId call, SessionDescription offer);

    /**
     * Answers what {@link #prepare} has read provisionally, a little later, so that the path is there at {@link #open}: no
     * media flows over it, no device is opened. Leads to LocalDescriptionCreated, or to nothing. What becomes of the path
     * is told after the answer.
     */
    void connectAhead(CallId call, int serial);

    void open(CallId call, Role role, LocalMedia media, PeerInfo other);

    void createOffer(CallId call, OfferKind kind, int serial);

    void createAnswer(CallId call, int serial);

    void setRemoteDescription(CallId call, SessionDescription description);

    void addIceCandidate(CallId call, IceCandidate candidate);

    /** Sends on the control channel where it is open, else drops: what matters goes over signaling as well. */
    void sendOnChannel(CallId call, ChannelMessage message);

    /**
     * Releases all the call opened; the connection itself a little later where a hang-up still waits in its channel.
     * Unknown calls are ignored, so a second close does nothing.
     */
    void close(CallId call);

    /** Switches what is sent, now and in calls to come; tells the peer. */
    void setMicrophoneOn(boolean on);

    /** Switches the camera itself off and on, so that its light goes out; tells the peer. */
    void setCameraOn(boolean on);

    /** Collects figures of a live call; the consumer runs on any thread, or never where the call has gone. */
    void collectStatistics(CallId call, Consumer<CallStatistics> result);

    /** Ends every call as {@link #close} does and gives everything native back, then runs {@code released}. */
    void shutDown(Runnable released);
}
