package app.parley.rig;

import app.parley.bench.TestCamera;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The camera of these tests: a V4L2 device in user space, as an LD_PRELOAD library built from src/test/native. A
 * process started with {@link #environment} sees one camera, {@link #NAME} at /dev/video0.
 *
 * <p>Its top eighth spells the frame number: see {@link CameraPicture}.
 */
public final class CameraLibrary {
    public static final String NAME = "Parley Test Camera";

    /** How it behaves. */
    public enum Mode {
        /** 1280x720 at 30 frames a second, and smaller. */
        OK,
        /** There is no camera, not even a real one. */
        NONE,
        /** It is listed and opens, but another program streams from it: EBUSY. */
        BUSY,
        /** It is listed and may not be opened: EACCES. */
        REFUSED,
        /** It starts, and no frame ever comes. */
        SILENT
    }

    private final Path library;

    private CameraLibrary(Path library) {
        this.library = library;
    }

    /**
     * Builds the library if it is older than its sources. Several JVMs may call at once.
     *
     * @throws IOException if it does not compile, or there is no gcc
     */
    public static CameraLibrary build() throws IOException, InterruptedException {
        return new CameraLibrary(TestCamera.build(Project.root()));
    }

    /** What a child process needs in its environment. */
    public Map<String, String> environment(Mode mode) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LD_PRELOAD", library.toString());
        environment.put("PARLEY_CAMERA", mode.name().toLowerCase(Locale.ROOT));
        return environment;
    }

    /** As {@link #environment}, and the camera is pulled out so many seconds after it first streamed. */
    public Map<String, String> unpluggedAfter(double seconds) {
        Map<String, String> environment = environment(Mode.OK);
        environment.put("PARLEY_CAMERA_UNPLUG_AFTER", Double.toString(seconds));
        return environment;
    }
}
