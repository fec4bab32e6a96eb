package app.parley;

import app.parley.webrtc.NativeEnvironment;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Settles what the window is drawn with, before JavaFX starts. Where Linux shows no graphics processor, both JavaFX and
 * GTK would load a software one (Mesa's llvmpipe, some 30 MiB resident), find it too slow and leave it.
 */
final class Graphics {
    private static final String PIPELINES = "prism.order";

    private Graphics() {}

    /** Once, before the toolkit; what the person has chosen by a system property or the environment stays. */
    static void prepare() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return;
        }
        if (System.getProperty(PIPELINES) == null && !hasProcessor(Path.of("/dev"))) {
            System.setProperty(PIPELINES, "sw");
        }
        // GTK draws nothing of ours with OpenGL; JavaFX has its own way to it.
        // An installed launcher has done so: here it takes 40 ms.
        NativeEnvironment.setDefault("GDK_GL", "disable");
    }

    /** Whether a device folder shows a processor: a render node, NVIDIA's own driver, or that of Windows (WSL). */
    static boolean hasProcessor(Path devices) {
        if (Files.exists(devices.resolve("nvidiactl")) || Files.exists(devices.resolve("dxg"))) {
            return true;
        }
        try (DirectoryStream<Path> nodes = Files.newDirectoryStream(devices.resolve("dri"), "renderD*")) {
            return nodes.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
