package app.parley.video;

/** Hears what the other side sends. Called on the playout thread every 10 ms: must be quick and must not throw. */
@FunctionalInterface
public interface AudioTap {
    /** Nobody listens: nothing is made ready for it either. */
    AudioTap NONE = (pcm, sampleRate, channels) -> {};

    /**
     * @param pcm signed 16-bit little-endian samples, interleaved; valid during the call
     * @param sampleRate in Hz
     * @param channels 1 or 2
     */
    void onAudio(byte[] pcm, int sampleRate, int channels);
}
