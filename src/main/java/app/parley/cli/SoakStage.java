package app.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Display, sound and server for calls that are worn out or listened to. Closing ends all of them. */
final class SoakStage implements AutoCloseable {
    private static final VirtualSound MOUTH = VirtualSound.played("mouth");
    private static final VirtualSound EAR = VirtualSound.played("ear");
    private static final int SCREEN_WIDTH = 2560;
    private static final int SCREEN_HEIGHT = 800;

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
        VirtualDisplay display = VirtualDisplay.start(SCREEN_WIDTH, SCREEN_HEIGHT);
        try {
            PrivatePulseAudio sound = PrivatePulseAudio.start(List.of(MOUTH, EAR));
            Map<VirtualSound, Map<String, String>> environments = new HashMap<>();
            Map.of(BenchCommand.ANN, MOUTH, BenchCommand.BOB, EAR).forEach((peer, devices) -> {
                Map<String, String> one = new HashMap<>(display.environment());
                one.putAll(sound.environment(devices));
                one.putAll(more);
                environments.put(peer, one);
            });
            return new SoakStage(display, sound, new CallBenchmark(self, directory, environments, display.pid()));
        } catch (SoundServerException e) {
            display.close();
            throw new IOException("no private sound server", e);
        } catch (IOException e) {
            display.close();
            throw e;
        }
    }

    CallBenchmark calls() {
        return calls;
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
