package app.parley.control;

/** Why a local device does not serve; each has its sentence, and the call goes on with what there is. */
public enum DeviceProblem {
    NO_CAMERA(Kind.CAMERA),
    CAMERA_BUSY(Kind.CAMERA),
    CAMERA_REFUSED(Kind.CAMERA),
    /** It opened, but no picture came within 3 s. */
    CAMERA_SILENT(Kind.CAMERA),
    CAMERA_FAILED(Kind.CAMERA),
    NO_MICROPHONE(Kind.AUDIO),
    /** The one that this call was to use was pulled out while it rang. */
    MICROPHONE_GONE(Kind.AUDIO),
    /** As {@link #MICROPHONE_GONE}. */
    SPEAKER_GONE(Kind.AUDIO),
    /** Both at once, as a headset goes. */
    MICROPHONE_AND_SPEAKER_GONE(Kind.AUDIO),
    /** No PulseAudio or PipeWire server answers: neither microphone nor speaker. */
    NO_SOUND_SERVER(Kind.AUDIO);

    /** Which device; at most one problem of each kind stands at a time. */
    public enum Kind {
        CAMERA,
        AUDIO
    }

    private final Kind kind;

    DeviceProblem(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
