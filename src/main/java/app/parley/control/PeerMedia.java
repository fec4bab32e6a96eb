package app.parley.control;

/** What a side says it is sending. */
public record PeerMedia(boolean microphone, boolean camera, boolean screen) {
    public static final PeerMedia ALL_ON = new PeerMedia(true, true, false);
}
