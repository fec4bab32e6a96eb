package app.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Display, sound and server for calls that are worn out or listened to. Closing ends all of them. */
final class SoakStage implements AutoCloseable {
    private static final VirtualSound MOUTH = VirtualSound.played("mouth");
    private static final VirtualSound EAR = VirtualSound.played("ear");

    /**
     * What is sent and how large the windows are that show it.
     *
     * @param screenHeight room for a window as wide as half the screen, and some
     * @param options of the peers
     */
    record Look(int screenWidth, int screenHeight, List<String> options) {
        private static final Look USUAL = new Look(2560, 800, CallBenchmark.TEST_CARD);
        /** Of the camera that the environment brings, in the usual windows. */
        static final Look CAMERA = new Look(2560, 800, List.of("--media", "devices"));

        /** Test cards and windows of this size, side by side. */
        static Look of(int width, int height) {
            List<String> options = new ArrayList<>(CallBenchmark.TEST_CARD);
            options.addAll(List.of("--size", width + "x" + height));
            return new Look(2 * width, height, options);
        }
    }

    private final VirtualDisplay display;
    private final PrivatePulseAudio sound;
    private final CallBenchmark calls;

    private SoakStage(VirtualDisplay display, PrivatePulseAudio sound, CallBenchmark calls) {
        this.display = display;
        this.sound = sound;
        this.calls = calls;
    }

    /**
     * Ann's microphone hears what {@link #listen} plays, bob's speaker is listened to.
     *
     * @param more added to the peers' environment
     */
    static SoakStage open(List<String> self, Path directory, Map<String, String> more) throws IOException {
        return open(self, directory, more, Look.USUAL);
    }

    static SoakStage open(List<String> self, Path directory, Map<String, String> more, Look look) throws IOException {
        PrivatePulseAudio sound = PrivatePulseAudio.require(List.of(MOUTH, EAR));
        try {
            VirtualDisplay display = VirtualDisplay.start(look.screenWidth(), look.screenHeight());
            Map<VirtualSound, Map<String, String>> environments = new HashMap<>();
            Map.of(BenchCommand.ANN, MOUTH, BenchCommand.BOB, EAR).forEach((peer, devices) -> {
                Map<String, String> one = new HashMap<>(display.environment());
                one.putAll(sound.environment(devices));
                one.putAll(more);
                environments.put(peer, one);
            });
            return new SoakStage(
                    display, sound, new CallBenchmark(self, directory, environments, display.pid(), look.options()));
        } catch (IOException e) {
            sound.close();
            throw e;
        }
    }

    CallBenchmark calls() {
        return calls;
    }

    /** For calls that are over before a microphone of which little is asked has given anything. */
    AwakeRooms keepAwake() throws IOException {
        return AwakeRooms.of(sound, List.of(MOUTH, EAR));
    }

    EarMeter listen() throws IOException {
        return EarMeter.start(sound, MOUTH, EAR);
    }

    @Override
    public void close() {
        calls.close();
        sound.close();
        display.close();
    }
}
