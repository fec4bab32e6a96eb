package app.parley.webrtc;

import dev.onvoid.webrtc.media.Device;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes sense of what the bindings list: in random order, on Windows some twice, and with the monitor of a speaker that
 * was plugged in later among the microphones.
 */
final class ListedDevices {
    /** PulseAudio's ending for what is heard from a speaker. */
    private static final String MONITOR = ".monitor";

    private ListedDevices() {}

    /** What a person may choose from. */
    static List<String> names(Collection<? extends Device> devices) {
        return devices.stream()
                .filter(it -> !it.getDescriptor().endsWith(MONITOR))
                .map(Device::getName)
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** All of them, the chosen ones first, the others always in the same order. */
    static <D extends Device> List<D> inOrder(Collection<D> devices, String chosen) {
        return devices.stream()
                .sorted(Comparator.<D, Boolean>comparing(it -> !isNamed(it, chosen))
                        .thenComparing(Device::getDescriptor))
                .toList();
    }

    /** The one that was chosen, if it is there; of two with one name always the same. */
    static <D extends Device> Optional<D> chosen(Collection<D> devices, String chosen) {
        return inOrder(devices, chosen).stream().findFirst().filter(it -> isNamed(it, chosen));
    }

    private static boolean isNamed(Device device, String name) {
        return !name.isEmpty() && DeviceNames.comparable(device.getName()).equals(DeviceNames.comparable(name));
    }
}
