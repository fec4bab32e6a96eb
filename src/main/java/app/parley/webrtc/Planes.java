package app.parley.webrtc;

import app.parley.video.I420;
import dev.onvoid.webrtc.media.video.I420Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Native picture memory as the rest of the program sees it. */
final class Planes {
    private Planes() {}

    /** A view that is valid as long as {@code buffer} is held. */
    static I420 view(I420Buffer buffer) {
        return new I420(
                buffer.getWidth(),
                buffer.getHeight(),
                buffer.getDataY(),
                buffer.getDataU(),
                buffer.getDataV(),
                buffer.getStrideY(),
                buffer.getStrideU(),
                buffer.getStrideV());
    }

    static void fill(ByteBuffer plane, byte value) {
        byte[] bytes = new byte[plane.capacity()];
        Arrays.fill(bytes, value);
        plane.put(0, bytes);
    }
}
