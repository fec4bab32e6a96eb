package app.parley.video;

/**
 * Looks at each decoded frame. Called on a native thread: must be quick, must not throw, must not keep the picture and
 * must not call into WebRTC.
 */
@FunctionalInterface
public interface FrameTap {
    /** Nobody looks: nothing is made ready for it either. */
    FrameTap NONE = (frame, rotation, arrivedNanos) -> {};

    /**
     * @param frame the picture, not yet rotated
     * @param rotation clockwise degrees (0, 90, 180, 270) by which it wants turning to stand upright
     * @param arrivedNanos {@link System#nanoTime()} at its arrival
     */
    void onFrame(I420 frame, int rotation, long arrivedNanos);
}
