package app.parley.ui;

import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSnapshot.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The call as the views show it, derived from the newest snapshot. Needs no toolkit. */
final class CallViewModel {
    /** Which view fills the window. */
    enum Page {
        HOME,
        CALL,
        ENDED
    }

    private final Words words;
    private CallSnapshot snapshot = CallSnapshot.INITIAL;
    private Instant now = Instant.EPOCH;
    /** Since when the present call has been connected; kept for the page after it. */
    private Optional<Instant> connectedAt = Optional.empty();
    /** What the next call to the same person begins with. */
    private LocalMedia again = LocalMedia.AUDIO_AND_VIDEO;

    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.HOME);
    private final ReadOnlyBooleanWrapper ringing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper calling = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper peerId = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper peerName = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper peerIsPage = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper pill = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper callTime = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper peerCameraOn = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper peerMuted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper endHeadline = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper endNextStep = new ReadOnlyStringWrapper("");

    CallViewModel(Words words) {
        this.words = words;
        words.language().subscribe(this::derive);
    }

    /** Shows the present; everything else here follows from it. */
    void show(CallSnapshot newest) {
        snapshot = newest;
        connectedAt = switch (newest.phase()) {
            case IDLE, CALLING, RINGING -> Optional.empty();
            case CONNECTING, CONNECTED, RECONNECTING -> newest.connectedAt();
            case ENDED -> newest.connectedAt().or(() -> connectedAt);
        };
        again = switch (newest.phase()) {
            case IDLE, ENDED -> again;
            case RINGING -> LocalMedia.AUDIO_AND_VIDEO;
            case CALLING, CONNECTING, CONNECTED, RECONNECTING ->
                new LocalMedia(true, newest.local().camera());
        };
        derive();
    }

    /** The person has dialled; it may be over before it is shown. */
    void dialled(LocalMedia media) {
        again = media;
    }

    /** With the camera as it was last: who had it off, or has answered with sound only, is not seen unasked. */
    LocalMedia mediaAgain() {
        return again;
    }

    /** Moves the call's clock on; it stands still once the call has ended. */
    void tick(Instant time) {
        if (snapshot.phase() != Phase.ENDED) {
            now = time;
            callTime.set(connectedAt
                    .map(start -> CallClock.format(Duration.between(start, now)))
                    .orElse(""));
        }
    }

    private void derive() {
        peerId.set(snapshot.peer().map(PeerId::value).orElse(""));
        peerName.set(snapshot.peerName().isBlank() ? peerId.get() : snapshot.peerName());
        peerIsPage.set(snapshot.peerIsPage());
        peerCameraOn.set(snapshot.peerMedia().camera());
        peerMuted.set(isUp() && !snapshot.peerMedia().microphone());
        status.set(statusText());
        pill.set(pillText());
        placeholder.set(placeholderText());
        endHeadline.set(snapshot.endReason().map(words::headline).orElse(""));
        endNextStep.set(snapshot.endReason().map(this::nextStep).orElse(""));
        if (snapshot.phase() != Phase.ENDED && connectedAt.isEmpty()) {
            callTime.set("");
        }
        // Last: whoever hears of these reads the others.
        ringing.set(snapshot.phase() == Phase.RINGING);
        calling.set(snapshot.phase() == Phase.CALLING);
        connected.set(snapshot.phase() == Phase.CONNECTED);
        page.set(pageNow());
    }

    private String nextStep(EndReason reason) {
        return words.nextStep(reason, peerName.get(), peerId.get());
    }

    private boolean isUp() {
        return switch (snapshot.phase()) {
            case CONNECTED, RECONNECTING -> true;
            case IDLE, CALLING, RINGING, CONNECTING, ENDED -> false;
        };
    }

    private Page pageNow() {
        return switch (snapshot.phase()) {
            case IDLE, RINGING -> Page.HOME;
            case CALLING, CONNECTING, CONNECTED, RECONNECTING -> Page.CALL;
            case ENDED -> Page.ENDED;
        };
    }

    private String statusText() {
        return switch (snapshot.phase()) {
            case IDLE -> "";
            case CALLING -> words.text(snapshot.peerRinging() ? "call.ringing" : "call.calling");
            case RINGING -> words.text("ring.video");
            case CONNECTING -> words.text("call.connecting");
            case CONNECTED -> callTime.get();
            case RECONNECTING -> words.text("call.reconnecting");
            case ENDED -> snapshot.endReason().map(words::headline).orElse("");
        };
    }

    private String pillText() {
        return switch (snapshot.phase()) {
            case RECONNECTING -> words.text("call.reconnecting");
            case IDLE, CALLING, RINGING, CONNECTING, CONNECTED, ENDED -> "";
        };
    }

    private String placeholderText() {
        return switch (snapshot.phase()) {
            case CONNECTED, RECONNECTING ->
                words.text(snapshot.peerMedia().camera() ? "call.waitingForPicture" : "call.peerCameraOff");
            case IDLE, CALLING, RINGING, CONNECTING, ENDED -> statusText();
        };
    }

    /** The call that commands are about. */
    Optional<CallId> call() {
        return snapshot.call();
    }

    Phase phase() {
        return snapshot.phase();
    }

    /** Whether the page after the call may go by itself: the person knows what happened, having done it. */
    boolean endIsOwnDoing() {
        return snapshot.endReason()
                .map(reason -> switch (reason) {
                    case HUNG_UP, CANCELLED, DECLINED, REPLACED -> true;
                    case PEER_HUNG_UP,
                            MISSED,
                            PEER_DECLINED,
                            PEER_BUSY,
                            NO_ANSWER,
                            UNREACHABLE,
                            SIGNALING_LOST,
                            CONNECT_FAILED,
                            NEGOTIATION_FAILED,
                            CONNECTION_LOST -> false;
                })
                .orElse(false);
    }

    ReadOnlyObjectProperty<Page> page() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty ringing() {
        return ringing.getReadOnlyProperty();
    }

    /** Whether nobody has answered yet. */
    ReadOnlyBooleanProperty calling() {
        return calling.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty connected() {
        return connected.getReadOnlyProperty();
    }

    ReadOnlyStringProperty peerId() {
        return peerId.getReadOnlyProperty();
    }

    /** The other's display name, or the ID where there is none. */
    ReadOnlyStringProperty peerName() {
        return peerName.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty peerIsPage() {
        return peerIsPage.getReadOnlyProperty();
    }

    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** What must be said over the picture, empty where nothing is wrong. */
    ReadOnlyStringProperty pill() {
        return pill.getReadOnlyProperty();
    }

    /** What is said where the other's picture would be. */
    ReadOnlyStringProperty placeholder() {
        return placeholder.getReadOnlyProperty();
    }

    ReadOnlyStringProperty callTime() {
        return callTime.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty peerCameraOn() {
        return peerCameraOn.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty peerMuted() {
        return peerMuted.getReadOnlyProperty();
    }

    ReadOnlyStringProperty endHeadline() {
        return endHeadline.getReadOnlyProperty();
    }

    ReadOnlyStringProperty endNextStep() {
        return endNextStep.getReadOnlyProperty();
    }
}
