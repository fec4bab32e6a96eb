package app.parley;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Settles what the window is drawn with, before JavaFX starts. Where Linux shows no graphics processor, both JavaFX and
 * GTK would load a software one (Mesa's llvmpipe, some 30 MiB resident), find it too slow and leave it.
 */
final class Graphics {
    private static final Logger LOG = System.getLogger(Graphics.class.getName());
    private static final String PIPELINES = "prism.order";

    /** Set by the installed launcher: to call setenv from here takes 40 ms of linking. */
    private static final String GTK_OPENGL = "GDK_GL";

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
        if (System.getenv(GTK_OPENGL) == null) {
            setEnvironment(GTK_OPENGL, "disable");
        }
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

    /** setenv(3) without overwriting; only native code sees it, as Java has its own copy. */
    private static void setEnvironment(String name, String value) {
        FunctionDescriptor shape = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle setenv = linker.downcallHandle(linker.defaultLookup().findOrThrow("setenv"), shape);
            int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
            LOG.log(Level.DEBUG, "{0}={1}: {2}", name, value, failed);
        } catch (Throwable thrown) {
            LOG.log(Level.DEBUG, "no setenv", thrown);
        }
    }
}
