package app.parley.control;

import app.parley.call.LocalMedia;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The person's switches for microphone and camera. Those outside of calls are what a call begins with at most; those
 * within it end with it. Confined to call-control.
 */
final class LocalSwitches {
    private final PeerConnections connections;
    private final SnapshotKeeper snapshots;
    private LocalMedia standing = LocalMedia.AUDIO_AND_VIDEO;
    /** What is on in a call, from its begin to its end. */
    private Optional<LocalMedia> ofCall = Optional.empty();

    LocalSwitches(PeerConnections connections, SnapshotKeeper snapshots) {
        this.connections = connections;
        this.snapshots = snapshots;
    }

    void setMicrophoneOn(boolean on) {
        change(media -> new LocalMedia(on, media.video()));
        snapshots.setMicrophoneOn(on);
        connections.setMicrophoneOn(on);
    }

    void setCameraOn(boolean on) {
        change(media -> new LocalMedia(media.audio(), on));
        snapshots.setCameraOn(on);
        connections.setCameraOn(on);
    }

    /**
     * What is sent in a call that begins: nothing that was consented to while it stood switched off. A call that takes the
     * place of the one dialled (glare) goes on with what was switched in that one.
     */
    LocalMedia begin(LocalMedia consented) {
        LocalMedia media = ofCall.orElseGet(
                () -> new LocalMedia(consented.audio() && standing.audio(), consented.video() && standing.video()));
        ofCall = Optional.of(media);
        snapshots.setLocal(media);
        return media;
    }

    /** A call is over; one that rang in vain has not begun. */
    void end() {
        if (ofCall.isEmpty()) {
            return;
        }
        ofCall = Optional.empty();
        snapshots.setLocal(standing);
        connections.setMicrophoneOn(standing.audio());
        connections.setCameraOn(standing.video());
    }

    private void change(UnaryOperator<LocalMedia> switched) {
        if (ofCall.isPresent()) {
            ofCall = ofCall.map(switched);
        } else {
            standing = switched.apply(standing);
        }
    }
}
