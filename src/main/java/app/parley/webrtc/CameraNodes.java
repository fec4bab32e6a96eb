package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What Linux says of its camera nodes when the bindings say nothing: they skip a node that may not be opened as if it
 * were not there.
 */
final class CameraNodes {
    private static final Path DEVICES = Path.of("/dev");

    private CameraNodes() {}

    /**
     * Tries to open each {@code /dev/video*} as the bindings would.
     *
     * @param nothingListed whether the bindings list no camera
     * @return CAMERA_REFUSED where every node is closed to this user, NO_CAMERA where nothing is listed and no node
     *     explains it, empty where a node can be opened
     */
    static Optional<DeviceProblem> problem(boolean nothingListed) {
        boolean refused = false;
        boolean usable = false;
        try (DirectoryStream<Path> nodes = Files.newDirectoryStream(DEVICES, "video*")) {
            for (Path node : nodes) {
                try (FileChannel opened = FileChannel.open(node, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    usable |= opened.isOpen();
                } catch (AccessDeniedException e) {
                    refused = true;
                } catch (IOException e) {
                    // Busy or gone: the start itself will tell.
                }
            }
        } catch (IOException e) {
            // No /dev: not Linux.
        }
        if (refused && !usable) {
            return Optional.of(DeviceProblem.CAMERA_REFUSED);
        }
        return nothingListed ? Optional.of(DeviceProblem.NO_CAMERA) : Optional.empty();
    }
}
