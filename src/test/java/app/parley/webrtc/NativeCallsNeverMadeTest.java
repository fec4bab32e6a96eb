package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parts of the bindings that end the process whatever one does: the guard is that no class of ours names them. */
class NativeCallsNeverMadeTest {
    private static final String BINDINGS = "dev/onvoid/webrtc/";
    private static final Set<String> DEADLY = Set.of(
            // Crashes on Linux, under X11 as well.
            "media/video/VideoDesktopSource",
            "media/video/desktop/",
            // Aborts within seconds beside a real audio device module.
            "media/audio/CustomAudioSource",
            // Every wrapper of a stopped or removed transceiver dangles.
            "RTCRtpTransceiver.stop",
            "RTCPeerConnection.removeTrack",
            // A bad value crashes in the native error path.
            "RTCRtpTransceiver.setDirection",
            "RTCDataChannelInit.maxRetransmits",
            "RTCDataChannelInit.maxPacketLifeTime",
            // A malformed one aborts.
            "RTCCertificatePEM",
            // Takes the factory's only audio transport away.
            "AudioDeviceModule.setAudioSink",
            "AudioDeviceModule.setAudioSource",
            // Deadlocks when called from the log sink, and logs from anywhere else.
            "Logging.log",
            "Logging.info",
            "Logging.warn",
            "Logging.error",
            // Twice in a callback is a crash; the frame is released once instead.
            "VideoFrame.retain");

    @Test
    void noClassNamesWhatEndsTheProcess() throws IOException {
        assertEquals(Set.of(), named(NativeCallsNeverMadeTest::isDeadly));
    }

    @Test
    void theSearchFindsWhatIsThere() throws IOException {
        assertFalse(
                named(name -> name.equals("RTCPeerConnection.addIceCandidate")).isEmpty());
        assertFalse(
                named(name -> name.startsWith("media/video/VideoDeviceSource")).isEmpty());
    }

    private static boolean isDeadly(String name) {
        return DEADLY.stream()
                .anyMatch(deadly -> name.equals(deadly)
                        || (deadly.endsWith("/") || !deadly.contains(".")) && name.startsWith(deadly));
    }

    /** Names, without the bindings' package, that our classes mention and that fit. */
    private static Set<String> named(Predicate<String> wanted) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> classes = Files.walk(Path.of("target", "classes", "app"))) {
            for (Path file :
                    classes.filter(path -> path.toString().endsWith(".class")).toList()) {
                for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                    String name = name(entry);
                    if (name.startsWith(BINDINGS) && wanted.test(name.substring(BINDINGS.length()))) {
                        found.add(file.getFileName() + " names " + name);
                    }
                }
            }
        }
        return found;
    }

    private static String name(PoolEntry entry) {
        return switch (entry) {
            case ClassEntry type -> type.asInternalName();
            case MethodRefEntry method -> method.owner().asInternalName() + "." + method.name();
            case FieldRefEntry field -> field.owner().asInternalName() + "." + field.name();
            default -> "";
        };
    }
}
