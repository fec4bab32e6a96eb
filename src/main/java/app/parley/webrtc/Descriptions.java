package app.parley.webrtc;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.IceCandidate;
import app.parley.call.SessionDescription;
import app.parley.control.ControlThread;
import app.parley.control.PeerConnections;
import app.parley.webrtc.SdpText.Section;
import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Offer, answer and candidates of one peer connection (RFC 8829), one operation at a time. Confined to call-control;
 * outcomes are posted as events.
 */
final class Descriptions {
    private static final Logger LOG = System.getLogger(Descriptions.class.getName());
    /** Near what 720p30 settles at. */
    private static final int START_KBPS = 1500;

    private final CallId call;
    private final RTCPeerConnection connection;
    private final Consumer<Set<Section>> onRefused;
    private final ControlThread control;
    private final PeerConnections.Listener listener;
    private final OperationsChain chain = new OperationsChain();
    private Runnable onAnswer = () -> {};
    private boolean remoteSet;
    private boolean hears = true;
    private boolean failed;
    private boolean closed;

    /** @param onRefused told which sections a description refuses, before the library takes it */
    Descriptions(
            CallId call,
            RTCPeerConnection connection,
            Consumer<Set<Section>> onRefused,
            ControlThread control,
            PeerConnections.Listener listener) {
        this.call = call;
        this.connection = connection;
        this.onRefused = onRefused;
        this.control = control;
        this.listener = listener;
    }

    /** Runs whenever an answer, ours or the other side's, has been set; a provisional one is none. */
    void onAnswer(Runnable told) {
        onAnswer = told;
    }

    void createOffer(boolean iceRestart, int serial) {
        chain.add(done -> attempt(done, () -> {
            RTCOfferOptions options = new RTCOfferOptions();
            options.iceRestart = iceRestart;
            connection.createOffer(options, created(done, RTCSdpType.OFFER, serial));
        }));
    }

    void createAnswer(int serial) {
        createAnswer(RTCSdpType.ANSWER, serial);
    }

    /** An answer by which nothing flows. */
    void createProvisionalAnswer(int serial) {
        createAnswer(RTCSdpType.PR_ANSWER, serial);
    }

    private void createAnswer(RTCSdpType type, int serial) {
        chain.add(done ->
                attempt(done, () -> connection.createAnswer(new RTCAnswerOptions(), created(done, type, serial))));
    }

    /** From now on the other side's voice counts as not offered: there is no loudspeaker for it. */
    void hearNothing() {
        hears = false;
    }

    /** Keeps what is asked for later waiting until then. */
    void await(CompletableFuture<Void> then) {
        chain.add(done -> then.thenRun(() -> control.post(done)));
    }

    void setRemote(SessionDescription description) {
        chain.add(done -> attempt(done, () -> {
            RTCSdpType type = nativeType(description.type());
            String heard = hears ? description.sdp() : SdpText.withoutVoice(description.sdp());
            String usable = switch (description.type()) {
                case OFFER -> heard;
                // Nobody has answered: this side shows that it rings there, and must not be heard meanwhile.
                case PROVISIONAL_ANSWER -> SdpText.idle(usable(heard));
                case ANSWER -> usable(heard);
            };
            onRefused.accept(SdpText.refused(usable));
            String sdp = SdpText.withStartBitRateFromVoiceOn(usable, START_KBPS);
            connection.setRemoteDescription(new RTCSessionDescription(type, sdp), set(done, () -> {
                remoteSet = true;
                answered(type);
            }));
        }));
    }

    private String usable(String answer) {
        RTCSessionDescription offer = connection.getLocalDescription();
        return offer == null ? answer : TaggedSection.idleWhereRefused(answer, offer.sdp);
    }

    /** A candidate that cannot be used is dropped: others may do. */
    void addCandidate(IceCandidate candidate) {
        chain.add(done -> {
            // Before a remote description the library would drop it without a word.
            if (remoteSet) {
                try {
                    connection.addIceCandidate(
                            new RTCIceCandidate(candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate()));
                } catch (RuntimeException | Error e) {
                    LOG.log(Level.DEBUG, "candidate not usable: {0}", e.getMessage());
                }
            }
            done.run();
        });
    }

    boolean hasFailed() {
        return failed;
    }

    void close() {
        closed = true;
        chain.close();
    }

    /**
     * Sent before it is set, so that the other side can work on it meanwhile: the library needs some 10 ms, in which it
     * opens devices. What comes back waits in the chain until it is set.
     */
    private void send(RTCSessionDescription description, int serial, Runnable done) {
        listener.onEvent(created(description, serial));
        onControl(() -> attempt(
                done,
                () -> connection.setLocalDescription(description, set(done, () -> answered(description.sdpType)))));
    }

    private void answered(RTCSdpType type) {
        if (type == RTCSdpType.ANSWER) {
            onAnswer.run();
        }
    }

    private CallEvent.LocalDescriptionCreated created(RTCSessionDescription description, int serial) {
        String sdp = SdpText.withStartBitRate(description.sdp, START_KBPS);
        return new CallEvent.LocalDescriptionCreated(
                call, new SessionDescription(type(description.sdpType), sdp), serial);
    }

    private static RTCSdpType nativeType(SessionDescription.Type type) {
        return switch (type) {
            case OFFER -> RTCSdpType.OFFER;
            case PROVISIONAL_ANSWER -> RTCSdpType.PR_ANSWER;
            case ANSWER -> RTCSdpType.ANSWER;
        };
    }

    private static SessionDescription.Type type(RTCSdpType type) {
        return switch (type) {
            case OFFER -> SessionDescription.Type.OFFER;
            case PR_ANSWER -> SessionDescription.Type.PROVISIONAL_ANSWER;
            case ANSWER -> SessionDescription.Type.ANSWER;
            case ROLLBACK -> throw new IllegalArgumentException("never rolled back");
        };
    }

    /** @param type as which it is set: what the library calls an answer may be a provisional one */
    private CreateSessionDescriptionObserver created(Runnable done, RTCSdpType type, int serial) {
        return new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                onControl(() -> {
                    String sdp = type == RTCSdpType.PR_ANSWER ? SdpText.idle(description.sdp) : description.sdp;
                    send(new RTCSessionDescription(type, sdp), serial, done);
                });
            }

            @Override
            public void onFailure(String error) {
                onControl(() -> failed(error, done));
            }
        };
    }

    private SetSessionDescriptionObserver set(Runnable done, Runnable success) {
        return new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                onControl(() -> {
                    success.run();
                    done.run();
                });
            }

            @Override
            public void onFailure(String error) {
                onControl(() -> failed(error, done));
            }
        };
    }

    /** Posts what a native observer heard, unless the call has ended meanwhile. */
    private void onControl(Runnable work) {
        Guard.run(() -> control.post(() -> {
            if (!closed) {
                work.run();
            }
        }));
    }

    /** The bindings throw {@code Error} for SDP that does not parse. */
    private void attempt(Runnable done, Runnable operation) {
        try {
            operation.run();
        } catch (RuntimeException | Error e) {
            failed(String.valueOf(e.getMessage()), done);
        }
    }

    private void failed(String error, Runnable done) {
        failed = true;
        listener.onEvent(new CallEvent.NegotiationFailed(call, error));
        done.run();
    }
}
