package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;

/**
 * What Linux says of its camera nodes when the bindings say nothing: they skip a node that may not be opened as if it
 * were not there, and fail alike whatever the reason.
 */
final class CameraNodes {
    /** V4L2's own limit is higher; no machine has that many. */
    private static final int MOST = 64;

    private enum Opening {
        OPENS,
        REFUSED,
        FAILS
    }

    private CameraNodes() {}

    /**
     * Tries to open each {@code /dev/video0} to {@code 63}. Blocks for a moment; from any thread.
     *
     * @param listed whether the bindings list a camera, which could not be started
     */
    static DeviceProblem explain(boolean listed) {
        Set<Opening> nodes = EnumSet.noneOf(Opening.class);
        for (int number = 0; number < MOST; number++) {
            probe(Path.of("/dev/video" + number), nodes);
        }
        if (nodes.contains(Opening.REFUSED) && !nodes.contains(Opening.OPENS)) {
            return DeviceProblem.CAMERA_REFUSED;
        }
        // A node that opens and is not listed takes pictures from nowhere: a loopback device or a decoder.
        boolean unplugged = listed && nodes.isEmpty() && isLinux();
        boolean busy = listed ? !unplugged : nodes.contains(Opening.FAILS);
        return busy ? DeviceProblem.CAMERA_BUSY : DeviceProblem.NO_CAMERA;
    }

    private static void probe(Path node, Set<Opening> found) {
        try (FileChannel opened = FileChannel.open(node, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            found.add(opened.isOpen() ? Opening.OPENS : Opening.FAILS);
        } catch (NoSuchFileException e) {
            // The usual case; numbers may have gaps.
        } catch (AccessDeniedException e) {
            found.add(Opening.REFUSED);
        } catch (IOException e) {
            found.add(Opening.FAILS);
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }
}
