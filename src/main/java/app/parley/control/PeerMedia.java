package app.parley.control;

/**
 * What a side says it is sending.
 *
 * @param microphone whether it is on
 * @param camera whether it is on
 * @param screen whether it is shared
 */
public record PeerMedia(boolean microphone, boolean camera, boolean screen) {
    public static final PeerMedia ALL_ON = new PeerMedia(true, true, false);
}
