package app.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.webrtc.CameraProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What webrtc-java 0.14.0 makes of each camera: Parley's messages about devices rest on these facts. */
class CameraLibraryIT {
    private static final Duration RUN = Duration.ofSeconds(60);
    private static final String LISTED = "devices [Parley Test Camera@/dev/video0]";

    private static List<String> probe(Map<String, String> environment, int frames, int seconds) throws Exception {
        List<String> command = Project.java(CameraProbe.class, Integer.toString(frames), Integer.toString(seconds));
        try (ChildProcess child = ChildProcess.start("camera", environment, command)) {
            int code = child.awaitExit(RUN);
            List<String> facts = child.stdout();
            assertEquals(0, code, () -> String.join("\n", facts));
            return facts;
        }
    }

    private static List<String> probe(CameraLibrary.Mode mode, int frames, int seconds) throws Exception {
        return probe(CameraLibrary.build().environment(mode), frames, seconds);
    }

    private static boolean has(List<String> facts, String text) {
        return facts.stream().anyMatch(line -> line.contains(text));
    }

    private static List<Integer> frameNumbers(List<String> facts) {
        return facts.stream()
                .filter(line -> line.contains(" frame 1280x720 "))
                .map(line -> Integer.valueOf(line.split(" ")[3]))
                .toList();
    }

    @Test
    void filmsAt1280x720() throws Exception {
        List<String> facts = probe(CameraLibrary.Mode.OK, 60, 30);
        assertTrue(has(facts, LISTED), facts::toString);
        List<Integer> numbers = frameNumbers(facts);
        assertEquals(60, numbers.size(), facts::toString);
        assertEquals(numbers.stream().sorted().distinct().toList(), numbers, "each frame is newer than the one before");
    }

    @Test
    void offersTheRateThatParleyAsksFor() throws Exception {
        List<String> facts = probe(CameraLibrary.Mode.OK, 1, 30);
        assertTrue(has(facts, "[width=1280, height=720, frameRate=30]"), facts::toString);
    }

    @Test
    void busyCameraIsListedAndDoesNotStart() throws Exception {
        List<String> facts = probe(CameraLibrary.Mode.BUSY, 1, 1);
        assertTrue(has(facts, LISTED), facts::toString);
        assertTrue(has(facts, "start threw java.lang.Error: Unhandled Exception"), facts::toString);
        assertTrue(has(facts, "error in VIDIOC_S_FMT, errno = 16"), facts::toString);
    }

    @Test
    void refusedCameraIsNotEvenListed() throws Exception {
        List<String> facts = probe(CameraLibrary.Mode.REFUSED, 1, 1);
        assertTrue(has(facts, "devices []"), facts::toString);
        assertTrue(has(facts, "node java.nio.file.AccessDeniedException"), facts::toString);
        assertTrue(has(facts, "start threw java.lang.Error: Unhandled Exception"), facts::toString);
    }

    @Test
    void withoutACameraNothingIsListed() throws Exception {
        List<String> facts = probe(CameraLibrary.Mode.NONE, 1, 1);
        assertTrue(has(facts, "devices []"), facts::toString);
        assertTrue(has(facts, "node java.nio.file.NoSuchFileException"), facts::toString);
        assertTrue(has(facts, "start threw java.lang.Error: Unhandled Exception"), facts::toString);
    }

    @Test
    void silentCameraStartsAndSendsNothing() throws Exception {
        List<String> facts = probe(CameraLibrary.Mode.SILENT, 1, 2);
        assertTrue(has(facts, "started after"), facts::toString);
        assertTrue(has(facts, "no more frames"), facts::toString);
        assertTrue(has(facts, "stopped"), facts::toString);
    }

    @Test
    void unpluggedCameraFallsSilentAndIsUnlisted() throws Exception {
        List<String> facts = probe(CameraLibrary.build().unpluggedAfter(0.5), 1000, 3);
        assertFalse(frameNumbers(facts).isEmpty(), "it filmed before");
        assertTrue(has(facts, "no more frames"), "and then no more");
        assertTrue(has(facts, "No such device"), "the driver said why");
        assertTrue(has(facts, "afterwards []"), "and it is no longer listed");
    }
}
