package app.parley.call;

/**
 * What this person consented to send in this call when dialling or accepting. The camera may be switched on later by
 * another local act.
 *
 * @param audio whether the microphone is sent
 * @param video whether the camera is sent
 */
public record LocalMedia(boolean audio, boolean video) {
    public static final LocalMedia AUDIO_AND_VIDEO = new LocalMedia(true, true);
    public static final LocalMedia AUDIO_ONLY = new LocalMedia(true, false);

    /** No consent yet, as while it rings. */
    public static final LocalMedia NONE = new LocalMedia(false, false);
}
