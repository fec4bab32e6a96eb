package app.parley.webrtc;

import dev.onvoid.webrtc.media.Device;
import dev.onvoid.webrtc.media.MediaDevices;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The names of the devices that can be chosen now, sorted, each once. What cannot be chosen here is not named. */
public record DeviceNames(List<String> cameras, List<String> microphones, List<String> speakers) {
    private static final Logger LOG = System.getLogger(DeviceNames.class.getName());

    public DeviceNames {
        cameras = List.copyOf(cameras);
        microphones = List.copyOf(microphones);
        speakers = List.copyOf(speakers);
    }

    /**
     * As which a name is compared with others: Linux tells some with underscores for spaces, depending on when the device
     * was plugged in.
     */
    public static String comparable(String name) {
        return name.replace('_', ' ');
    }

    /**
     * Loads the native library and asks the system; blocks for at most 8 s, mostly for a third of one.
     *
     * @param sound whether to ask for microphones and speakers
     * @throws UnsatisfiedLinkError on a machine that lacks a library
     */
    public static DeviceNames ofThisComputer(boolean sound) {
        NativeRuntime.prepare();
        return listed(sound && Sound.canBeChosen());
    }

    /**
     * Asks the system; blocks for at most 2 s for each of the three.
     *
     * @param sound whether to ask for microphones and speakers: without a sound server it would hang
     */
    static DeviceNames listed(boolean sound) {
        return new DeviceNames(
                listed("list-cameras", MediaDevices::getVideoCaptureDevices),
                sound ? listed("list-microphones", MediaDevices::getAudioCaptureDevices) : List.of(),
                sound ? listed("list-speakers", MediaDevices::getAudioRenderDevices) : List.of());
    }

    private static List<String> listed(String name, Callable<? extends Collection<? extends Device>> query) {
        try {
            return ListedDevices.names(ThrowAway.call(name, ThrowAway.LIMIT, query::call, _ -> {}));
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.INFO, "{0}: {1}", name, e.getMessage());
            return List.of();
        }
    }
}
