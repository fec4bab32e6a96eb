package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.control.DeviceProblem;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SoundTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private final CountDownLatch disposed = new CountDownLatch(1);

    private final class Module extends AudioDeviceModule {
        Module() {
            super(AudioLayer.kDummyAudio);
        }

        @Override
        public void dispose() {
            super.dispose();
            disposed.countDown();
        }
    }

    /** The sound server takes a connection and then stops answering. */
    @Test
    void theModuleOfASoundServerThatListsNothingIsGivenBack() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        NativeLibrary.load();
        Module module = new Module();
        Sound sound = Sound.open(SHORT, () -> module, () -> over.await(90, TimeUnit.SECONDS));
        try {
            assertEquals(Optional.of(DeviceProblem.NO_SOUND_SERVER), sound.problem());
            assertTrue(disposed.await(90, TimeUnit.SECONDS));
        } finally {
            over.countDown();
            sound.module().dispose();
        }
    }
}
