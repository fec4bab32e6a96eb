package app.parley.webrtc;

import dev.onvoid.webrtc.media.MediaDevices;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Loads webrtc-java's native part. By itself that unpacks 23 MB to the temporary folder at each start, which costs some
 * 60 ms and fails where nothing may be run from there. An installed Parley has it unpacked in its runtime.
 */
final class NativeLibrary {
    private static final Logger LOG = System.getLogger(NativeLibrary.class.getName());
    private static final String LOADER = "dev.onvoid.webrtc.internal.NativeLoader";

    private NativeLibrary() {}

    /** Once, before any other class of the library. */
    static void load() {
        Path installed = Path.of(
                System.getProperty("java.home"),
                windows() ? "bin" : "lib",
                System.mapLibraryName("webrtc-java-" + platform()));
        if (Files.isReadable(installed)) {
            load(installed);
        }
        // Only some classes load the library; a VideoDeviceSource made before one of them fails to link.
        MediaDevices.getVideoCaptureDevices();
    }

    private static void load(Path installed) {
        try {
            // Its list of what is loaded already; the launchers open it.
            Field loaded = Class.forName(LOADER).getDeclaredField("LOADED_LIB_SET");
            loaded.setAccessible(true);
            @SuppressWarnings("unchecked")
            Set<String> names = (Set<String>) loaded.get(null);
            System.load(installed.toString());
            names.add("webrtc-java");
        } catch (ReflectiveOperationException | RuntimeException | UnsatisfiedLinkError e) {
            LOG.log(Level.INFO, "{0} is not used: {1}", installed, e);
        }
    }

    /** As webrtc-java spells it. */
    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String family = os.startsWith("mac") ? "macos" : windows() ? "windows" : "linux";
        String arch = System.getProperty("os.arch", "");
        return family + "-" + (arch.equals("amd64") || arch.equals("x86_64") ? "x86_64" : "aarch64");
    }

    private static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
