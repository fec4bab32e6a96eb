package app.parley.webrtc;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Lets the threads that code pictures give way to those that carry sound, packets and clicks: on a busy machine a late
 * picture goes unnoticed where a hole in the sound does not. setpriority(2) with a thread's number, which Linux takes for
 * that thread alone; anybody may be nicer. Elsewhere this does nothing.
 */
final class VideoThreads {
    /** So that they get a third of the share of a thread that does not give way. */
    static final int NICER = 5;

    private static final int NICEST = 19;
    /** Counted from field 3. */
    private static final int NICENESS = 19 - 3;

    private static final Logger LOG = System.getLogger(VideoThreads.class.getName());
    static final Path THREADS = Path.of("/proc/self/task");
    /** The library's names and the test card's, as Linux cuts them. */
    private static final Set<String> NAMES = Set.of("EncoderQueue", "DecodingQueue", "IncomingVideoSt", "test-card");

    private static final FunctionDescriptor SETPRIORITY = FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final int PRIO_PROCESS = 0;

    private VideoThreads() {}

    /** Once the library has made them; those of later calls are others. Returns at once. */
    static void giveWay() {
        if (Files.isDirectory(THREADS)) {
            // Linking takes its time.
            Thread.ofPlatform()
                    .name("video-threads")
                    .daemon()
                    .start(() ->
                            NativeFunctions.find("setpriority", SETPRIORITY).ifPresent(VideoThreads::findAndSet));
        }
    }

    private static void findAndSet(MethodHandle setPriority) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            // Whoever started Parley may have told it to be nicer as a whole.
            int niceness = Math.min(NICEST, niceness(Path.of("/proc/self")) + NICER);
            for (Path thread : threads) {
                if (isOfVideo(thread)) {
                    int number = Integer.parseInt(thread.getFileName().toString());
                    NativeFunctions.call(setPriority, PRIO_PROCESS, number, niceness);
                }
            }
        } catch (IOException | DirectoryIteratorException thrown) {
            LOG.log(Level.DEBUG, "pictures do not give way", thrown);
        }
    }

    /** False for a thread that has just ended. */
    static boolean isOfVideo(Path thread) {
        try {
            return NAMES.contains(Files.readString(thread.resolve("comm")).strip());
        } catch (IOException e) {
            return false;
        }
    }

    /** Field 19 of proc_pid_stat(5); the second, a name in parentheses, may hold anything. */
    static int niceness(Path thread) throws IOException {
        String stat = Files.readString(thread.resolve("stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICENESS]);
    }
}
