package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.control.DeviceProblem;
import app.parley.rig.CameraLibrary;
import app.parley.rig.ParleyProcess;
import app.parley.server.ServerOptions;
import app.parley.server.SignalingServer;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls between two programs with {@code --media devices}: a camera that is loaded into them, sound of a server of ours. */
@Timeout(150)
class DeviceCallIT {
    private static final VirtualSound ANN = VirtualSound.tone("ann", 440);
    private static final VirtualSound BOB = VirtualSound.tone("bob", 660);
    private static final Map<String, String> NO_SOUND = Map.of("PULSE_SERVER", "unix:/nonexistent/parley");
    private static final CliWords WORDS = new CliWords(Locale.ENGLISH);

    @TempDir
    Path home;

    private CameraLibrary camera;
    private SignalingServer server;
    private PrivatePulseAudio sound;

    @BeforeEach
    void start() throws Exception {
        camera = CameraLibrary.build();
        ServerOptions standard = ServerOptions.defaults();
        server = SignalingServer.start(standard.with(standard.listen().at("127.0.0.1", 0)));
        sound = PrivatePulseAudio.start(List.of(ANN, BOB));
    }

    @AfterEach
    void stop() {
        sound.close();
        server.close();
    }

    private static Map<String, String> devices(Map<String, String> camera, Map<String, String> sound) {
        Map<String, String> both = new HashMap<>(camera);
        both.putAll(sound);
        return both;
    }

    private DeviceSide bob(int calls, String expected) throws Exception {
        return bob(devices(camera.environment(CameraLibrary.Mode.OK), sound.environment(BOB)), calls, expected);
    }

    private DeviceSide bob(Map<String, String> devices, int calls, String expected, String... more) throws Exception {
        List<String> what =
                new ArrayList<>(List.of("answer", "--auto-answer", "--calls", "" + calls, "--expect", expected));
        what.addAll(List.of(more));
        DeviceSide bob = DeviceSide.start("bob", server.port(), devices, home, what);
        bob.awaitReady();
        return bob;
    }

    private DeviceSide ann(Map<String, String> devices, String duration, String expected, String... more)
            throws Exception {
        List<String> what = new ArrayList<>(List.of("call", "bob", "--for", duration, "--expect", expected));
        what.addAll(List.of(more));
        return DeviceSide.start("ann", server.port(), devices, home, what);
    }

    private Map<String, String> good() {
        return devices(camera.environment(CameraLibrary.Mode.OK), sound.environment(ANN));
    }

    private static void await(Callable<Boolean> condition, String what) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** A camera, and the microphones and speakers of both; none of them anybody's by the environment. */
    private Map<String, String> all() {
        Map<String, String> all = good();
        all.keySet().removeAll(Set.of("PULSE_SOURCE", "PULSE_SINK"));
        return all;
    }

    private static String[] chosen(VirtualSound sound) {
        return new String[] {"--camera", "test cam", "--microphone", sound.source(), "--speaker", sound.sink()};
    }

    /** The tones pass echo cancellation, noise suppression and gain control, which are on with devices. */
    @Test
    void eachSeesTheCameraAndHearsTheMicrophoneOfTheOther() throws Exception {
        SoundClients ears = new SoundClients(sound.environment(ANN));
        try (DeviceSide bob = bob(all(), 1, "video,audio", chosen(BOB));
                DeviceSide ann = ann(all(), "12s", "video,audio", chosen(ANN))) {
            ann.awaitSentence("Connected with bob.");
            assertTrue(ears.hears(BOB.sink(), 440, 12), "ann's tone from bob's speaker");
            assertTrue(ears.hears(ANN.sink(), 660, 12), "bob's tone from ann's speaker");
            assertEquals(0, ann.exitCode());
            assertEquals(0, bob.exitCode());
            for (DeviceSide side : List.of(ann, bob)) {
                JsonObject video = side.report().getAsJsonObject("video");
                System.out.println("camera call: " + video);
                assertEquals(
                        16 * video.get("height").getAsInt(),
                        9 * video.get("width").getAsInt());
            }
        }
    }

    @Test
    void whatIsHereIsListedAndWhatIsNotIsRefused() throws Exception {
        try (ParleyProcess list = ParleyProcess.start(home, all(), List.of("devices"));
                ParleyProcess json = ParleyProcess.start(home, all(), List.of("devices", "--json"));
                DeviceSide ann = ann(all(), "1s", "video", "--speaker", "spk_carl")) {
            assertEquals(0, list.awaitExit(), () -> list.stderr().toString());
            List<String> sound = List.of("microphone: mic_ann", "microphone: mic_bob", "speaker: spk_ann");
            assertEquals("camera: " + CameraLibrary.NAME, list.stdout().getFirst());
            assertTrue(list.stdout().containsAll(sound), () -> list.stdout().toString());
            assertEquals(0, json.awaitExit());
            assertEquals(1, json.stdout().size(), () -> "nothing but JSON: " + json.stdout());
            assertTrue(json.stdout().getFirst().contains("\"microphones\":[\"mic_ann\",\"mic_bob\"]"));
            assertEquals(ExitCode.WRONG_USAGE.number(), ann.exitCode());
            ann.awaitSentence("  spk_ann");
        }
    }

    @ParameterizedTest
    @CsvSource({"NONE, NO_CAMERA", "BUSY, CAMERA_BUSY", "REFUSED, CAMERA_REFUSED", "SILENT, CAMERA_SILENT"})
    void withoutAPictureTheCallGoesOn(CameraLibrary.Mode mode, DeviceProblem problem) throws Exception {
        Map<String, String> devices = devices(camera.environment(mode), sound.environment(ANN));
        try (DeviceSide bob = bob(1, "audio");
                DeviceSide ann = ann(devices, "6s", "video,audio")) {
            ann.awaitSentence(WORDS.of(problem));
            assertEquals(0, ann.exitCode());
            assertEquals(0, bob.exitCode());
            assertTrue(bob.framesReceived() <= 2, () -> "black at most: " + bob.process.stdout());
        }
    }

    @Test
    void aCameraPulledOutInMidCallIsSaidAndTheCallGoesOn() throws Exception {
        Map<String, String> devices = devices(camera.unpluggedAfter(4), sound.environment(ANN));
        try (DeviceSide bob = bob(1, "video,audio");
                DeviceSide ann = ann(devices, "10s", "video,audio")) {
            ann.awaitSentence(WORDS.of(DeviceProblem.CAMERA_FAILED));
            assertTrue(ann.process.isAlive());
            assertEquals(0, ann.exitCode());
            assertEquals(0, bob.exitCode());
        }
    }

    @Test
    void withoutAMicrophoneTheOtherIsSeenAndHeard() throws Exception {
        try (PrivatePulseAudio mute = PrivatePulseAudio.start(List.of(ANN))) {
            SoundClients clients = new SoundClients(mute.environment(ANN));
            clients.removeMicrophone(ANN);
            Map<String, String> devices = devices(camera.environment(CameraLibrary.Mode.OK), mute.environment(ANN));
            try (DeviceSide bob = bob(1, "video");
                    DeviceSide ann = ann(devices, "10s", "video,audio")) {
                ann.awaitSentence(WORDS.of(DeviceProblem.NO_MICROPHONE));
                ann.awaitSentence("Connected with bob.");
                assertTrue(clients.hears(ANN.sink(), 660, 10), "bob's tone from ann's speaker");
                assertEquals(0, ann.exitCode());
                assertEquals(0, bob.exitCode());
            }
        }
    }

    @Test
    void withoutASoundServerPicturesGoBothWays() throws Exception {
        Map<String, String> devices = devices(camera.environment(CameraLibrary.Mode.OK), NO_SOUND);
        try (DeviceSide bob = bob(1, "video");
                DeviceSide ann = ann(devices, "4s", "video")) {
            ann.awaitSentence(WORDS.of(DeviceProblem.NO_SOUND_SERVER));
            assertEquals(0, ann.exitCode());
            assertEquals(0, bob.exitCode());
            assertEquals(
                    "no-sound-server",
                    ann.report().getAsJsonObject("audio").get("reason").getAsString());
        }
    }

    @Test
    void aSoundServerThatDiesInMidCallEndsNothing() throws Exception {
        try (PrivatePulseAudio dying = PrivatePulseAudio.start(List.of(ANN));
                DeviceSide bob = bob(1, "video");
                DeviceSide ann = ann(
                        devices(camera.environment(CameraLibrary.Mode.OK), dying.environment(ANN)), "8s", "video")) {
            ann.awaitSentence("Connected with bob.");
            SoundClients clients = new SoundClients(dying.environment(ANN));
            await(() -> !clients.streams("source-outputs").isEmpty(), "ann's microphone is recorded");
            dying.close();
            assertEquals(0, ann.exitCode());
            assertEquals(0, bob.exitCode());
            assertTrue(bob.framesReceived() > 60, () -> "" + bob.process.stdout());
        }
    }

    @Test
    void afterACallNeitherCameraNorMicrophoneNorSpeakerIsOpen() throws Exception {
        SoundClients clients = new SoundClients(sound.environment(BOB));
        try (DeviceSide bob = bob(2, "video,audio")) {
            long idle = bob.openTimers();
            try (DeviceSide ann = ann(good(), "5s", "video,audio")) {
                ann.awaitSentence("Connected with bob.");
                await(() -> bob.openTimers() == idle + 1, "bob's camera is open");
                await(() -> clients.streams("source-outputs").size() == 2, "both microphones are open");
                assertEquals(0, ann.exitCode());
            }
            assertEquals("connected", bob.report().get("outcome").getAsString());
            await(() -> bob.openTimers() == idle, "bob's camera is closed");
            await(() -> clients.streams("source-outputs").isEmpty(), "nobody records");
            await(() -> clients.streams("sink-inputs").isEmpty(), "nobody plays");
            assertTrue(bob.process.isAlive());
            try (DeviceSide ann = ann(good(), "5s", "video,audio")) {
                assertEquals(0, ann.exitCode());
            }
            assertEquals(0, bob.exitCode());
        }
    }
}
