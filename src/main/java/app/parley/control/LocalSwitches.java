package app.parley.control;

import app.parley.call.LocalMedia;

/**
 * The person's switches for microphone and camera. Those outside of calls are what a call begins with at most; those
 * within it end with it. Confined to call-control.
 */
final class LocalSwitches {
    private final PeerConnections connections;
    private final SnapshotKeeper snapshots;
    private LocalMedia standing = LocalMedia.AUDIO_AND_VIDEO;

    LocalSwitches(PeerConnections connections, SnapshotKeeper snapshots) {
        this.connections = connections;
        this.snapshots = snapshots;
    }

    void setMicrophoneOn(boolean on, boolean inCall) {
        if (!inCall) {
            standing = new LocalMedia(on, standing.video());
        }
        snapshots.setMicrophoneOn(on);
        connections.setMicrophoneOn(on);
    }

    void setCameraOn(boolean on, boolean inCall) {
        if (!inCall) {
            standing = new LocalMedia(standing.audio(), on);
        }
        snapshots.setCameraOn(on);
        connections.setCameraOn(on);
    }

    /** What is sent in a call that begins: nothing that was consented to while it stood switched off. */
    LocalMedia begin(LocalMedia consented) {
        LocalMedia media = new LocalMedia(consented.audio() && standing.audio(), consented.video() && standing.video());
        snapshots.setLocal(media);
        return media;
    }

    void end() {
        snapshots.setLocal(standing);
        connections.setMicrophoneOn(standing.audio());
        connections.setCameraOn(standing.video());
    }
}
