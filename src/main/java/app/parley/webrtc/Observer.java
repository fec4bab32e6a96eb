package app.parley.webrtc;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.ConnectionState;
import app.parley.call.IceCandidate;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import java.util.Optional;

/**
 * Hears one peer connection on the library's signaling thread and posts what it hears. It must not call the peer
 * connection and must not wait: that thread serves every call.
 */
final class Observer implements PeerConnectionObserver {
    private final CallId call;
    private final LivePeerConnection owner;
    private final CallContext context;

    Observer(CallId call, LivePeerConnection owner, CallContext context) {
        this.call = call;
        this.owner = owner;
        this.context = context;
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
        Guard.run(() -> {
            String sdpMid = candidate.sdpMid == null ? "" : candidate.sdpMid;
            post(new CallEvent.CandidateGathered(
                    call, new IceCandidate(candidate.sdp, sdpMid, candidate.sdpMLineIndex)));
        });
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
        Guard.run(() -> known(state).ifPresent(known -> context.control().post(() -> owner.connectionChanged(known))));
    }

    @Override
    public void onDataChannel(RTCDataChannel channel) {
        Guard.run(() -> context.control().post(() -> {
            if (!owner.isClosed()) {
                owner.channels().adopt(channel);
            }
        }));
    }

    @Override
    public void onTrack(RTCRtpTransceiver transceiver) {
        Guard.run(() -> context.control().post(() -> {
            if (!owner.isClosed()) {
                owner.attachRemote(transceiver.getReceiver().getTrack(), transceiver.getMid());
            }
        }));
    }

    private void post(CallEvent.PeerConnectionEvent event) {
        context.control().post(() -> owner.post(event));
    }

    private static Optional<ConnectionState> known(RTCPeerConnectionState state) {
        return switch (state) {
            case CONNECTED -> Optional.of(ConnectionState.CONNECTED);
            case DISCONNECTED -> Optional.of(ConnectionState.DISCONNECTED);
            case FAILED -> Optional.of(ConnectionState.FAILED);
            case NEW, CONNECTING, CLOSED -> Optional.empty();
        };
    }
}
