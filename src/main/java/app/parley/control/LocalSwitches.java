package app.parley.control;

import app.parley.call.LocalMedia;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The person's switches for microphone and camera. Those outside of calls are what a call begins with at most; those
 * within it end with it. Confined to call-control.
 */
final class LocalSwitches {
    private final PeerConnections connections;
    private final SnapshotKeeper snapshots;
    private final Subscribers<LocalMedia> followers = new Subscribers<>();
    /** As pressed outside of calls; a camera that failed is shown as off there, and stays chosen. */
    private LocalMedia chosen = LocalMedia.AUDIO_AND_VIDEO;
    /** In a call, from its begin to its end: what was on before it. */
    private Optional<LocalMedia> beforeCall = Optional.empty();

    LocalSwitches(PeerConnections connections, SnapshotKeeper snapshots) {
        this.connections = connections;
        this.snapshots = snapshots;
    }

    /** Told what the person switches outside of calls. */
    void follow(Consumer<LocalMedia> follower) {
        followers.add(follower);
    }

    void setMicrophoneOn(boolean on) {
        snapshots.setMicrophoneOn(on);
        connections.setMicrophoneOn(on);
        choose(new LocalMedia(on, chosen.video()));
    }

    void setCameraOn(boolean on) {
        snapshots.setCameraOn(on);
        connections.setCameraOn(on);
        choose(new LocalMedia(chosen.audio(), on));
    }

    /**
     * What is sent in a call that begins: nothing that was consented to while it was shown as off. A call that takes the
     * place of the one dialled (glare) goes on with what was switched in that one.
     */
    LocalMedia begin(LocalMedia consented) {
        LocalMedia shown = snapshots.local();
        LocalMedia media = beforeCall.isPresent()
                ? shown
                : new LocalMedia(consented.audio() && shown.audio(), consented.video() && shown.video());
        beforeCall = beforeCall.or(() -> Optional.of(shown));
        snapshots.setLocal(media);
        return media;
    }

    /** A call is over; one that rang in vain has not begun. */
    void end() {
        beforeCall.ifPresent(before -> {
            beforeCall = Optional.empty();
            snapshots.setLocal(before);
            connections.setMicrophoneOn(before.audio());
            connections.setCameraOn(before.video());
        });
    }

    private void choose(LocalMedia pressed) {
        if (beforeCall.isEmpty()) {
            chosen = pressed;
            followers.tell(pressed);
        }
    }
}
