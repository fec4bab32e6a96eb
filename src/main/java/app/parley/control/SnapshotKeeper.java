package app.parley.control;

import app.parley.call.CallAction;
import app.parley.call.CallId;
import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Derives the snapshot from the state and what else is known, and publishes each that differs. Confined to call-control. */
final class SnapshotKeeper {
    private final Subscribers<CallSnapshot> subscribers = new Subscribers<>();
    private CallSnapshot current = CallSnapshot.INITIAL;
    private CallState state = CallState.initial(PeerInfo.PAGE);
    private Optional<CallId> call = Optional.empty();
    private Instant began = Instant.EPOCH;
    private Optional<Instant> connectedAt = Optional.empty();
    private PeerMedia local = PeerMedia.ALL_ON;
    private @Nullable PeerMedia coming;
    private PeerMedia peerMedia = PeerMedia.ALL_ON;
    private SignalingStatus signaling = new SignalingStatus.Connecting();
    private final Set<DeviceProblem> problems = EnumSet.noneOf(DeviceProblem.class);

    void subscribe(Consumer<CallSnapshot> subscriber) {
        subscribers.add(subscriber);
        subscriber.accept(current);
    }

    void unsubscribe(Consumer<CallSnapshot> subscriber) {
        subscribers.remove(subscriber);
    }

    boolean isOnline() {
        return signaling instanceof SignalingStatus.Online;
    }

    void show(CallState shown) {
        state = shown;
        if (coming != null) {
            local = coming;
            coming = null;
        }
        if (shown instanceof CallState.Live live && !call.equals(Optional.of(live.call()))) {
            call = Optional.of(live.call());
            began = Instant.now();
            connectedAt = Optional.empty();
            peerMedia = PeerMedia.ALL_ON;
        }
        if (shown instanceof CallState.Connected && connectedAt.isEmpty()) {
            connectedAt = Optional.of(Instant.now());
        }
        publish();
    }

    /** What becomes of a call that has just ended. */
    CallSummary end(CallAction.AnnounceEnd end) {
        Instant now = Instant.now();
        Optional<Instant> connected = call.equals(Optional.of(end.call())) ? connectedAt : Optional.empty();
        return new CallSummary(
                end.call(),
                end.peer(),
                current.peerName(),
                current.role().orElse(Role.CALLEE),
                end.reason(),
                began,
                connected.map(at -> Duration.between(began, at)),
                connected.map(at -> Duration.between(at, now)).orElse(Duration.ZERO));
    }

    LocalMedia local() {
        return new LocalMedia(newest().microphone(), newest().camera());
    }

    private PeerMedia newest() {
        return coming == null ? local : coming;
    }

    /** Shown with the state that comes next, whatever is published before: a call begins or ends with it. */
    void setLocal(LocalMedia media) {
        coming = new PeerMedia(media.audio(), media.video(), false);
    }

    // What changes nothing is not even compared: the first use of snapshots' equals() would delay the window by 20 ms.
    void setMicrophoneOn(boolean on) {
        if (on != newest().microphone()) {
            change(new PeerMedia(on, newest().camera(), newest().screen()));
        }
    }

    void setCameraOn(boolean on) {
        if (on != newest().camera()) {
            change(new PeerMedia(newest().microphone(), on, newest().screen()));
        }
    }

    private void change(PeerMedia media) {
        if (coming == null) {
            local = media;
            publish();
        } else {
            coming = media;
        }
    }

    void setPeerMedia(PeerMedia media) {
        peerMedia = media;
        publish();
    }

    void setSignaling(SignalingStatus status) {
        signaling = status;
        publish();
    }

    /**
     * What a device lacks, or no longer lacks. A camera that fails is off until it is switched on again. The problem is
     * told first: a camera that is off without one is off because the person wants it.
     */
    void setProblem(DeviceProblem.Kind kind, Optional<DeviceProblem> problem) {
        problems.removeIf(standing -> standing.kind() == kind);
        problem.ifPresent(problems::add);
        publish();
        if (kind == DeviceProblem.Kind.CAMERA && problem.isPresent()) {
            setCameraOn(false);
        }
    }

    private void publish() {
        CallSnapshot next = derive();
        if (!next.equals(current)) {
            current = next;
            subscribers.tell(next);
        }
    }

    private CallSnapshot derive() {
        return switch (state) {
            case CallState.Idle _ ->
                snapshot(
                        CallSnapshot.Phase.IDLE,
                        Optional.empty(),
                        Optional.empty(),
                        PeerInfo.PAGE,
                        Optional.empty(),
                        Optional.empty());
            case CallState.Calling live -> ofLive(CallSnapshot.Phase.CALLING, live);
            case CallState.Ringing live -> ofLive(CallSnapshot.Phase.RINGING, live);
            case CallState.Connecting live -> ofLive(CallSnapshot.Phase.CONNECTING, live);
            case CallState.Connected live -> ofLive(CallSnapshot.Phase.CONNECTED, live);
            case CallState.Reconnecting live -> ofLive(CallSnapshot.Phase.RECONNECTING, live);
            case CallState.Ended ended ->
                snapshot(
                        CallSnapshot.Phase.ENDED,
                        Optional.of(ended.call()),
                        Optional.of(ended.peer()),
                        ended.peerInfo(),
                        Optional.of(ended.role()),
                        Optional.of(ended.reason()));
        };
    }

    private CallSnapshot ofLive(CallSnapshot.Phase phase, CallState.Live live) {
        return snapshot(
                phase,
                Optional.of(live.call()),
                Optional.of(live.peer()),
                live.peerInfo(),
                Optional.of(live.role()),
                Optional.empty());
    }

    private CallSnapshot snapshot(
            CallSnapshot.Phase phase,
            Optional<CallId> callId,
            Optional<PeerId> peer,
            PeerInfo other,
            Optional<Role> role,
            Optional<EndReason> reason) {
        boolean peerRings = state instanceof CallState.Calling calling && calling.peerRings();
        boolean page = callId.isPresent() && other.isPage();
        return new CallSnapshot(
                phase,
                callId,
                peer,
                other.name(),
                role,
                reason,
                callId.isPresent() ? connectedAt : Optional.empty(),
                peerRings,
                page,
                local,
                peerMedia,
                signaling,
                Set.copyOf(problems));
    }
}
