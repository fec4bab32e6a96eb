package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The microphone and the speaker that a choice stands for; empty where it is the system's, or the chosen one is not
 * there.
 */
record SoundDevices(Optional<AudioDevice> microphone, Optional<AudioDevice> speaker) {
    static final SoundDevices SYSTEM = new SoundDevices(Optional.empty(), Optional.empty());

    private static final Logger LOG = System.getLogger(SoundDevices.class.getName());

    /**
     * Looks for what was chosen, and for nothing else; blocks for at most 2 s. Needs a sound server.
     *
     * @return empty if the sound server does not answer
     */
    static Optional<SoundDevices> find(DeviceChoice choice) {
        if (choice.hasSystemSound()) {
            return Optional.of(SYSTEM);
        }
        try {
            return Optional.of(ThrowAway.call("list-sound-devices", ThrowAway.LIMIT, () -> listed(choice), _ -> {}));
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.INFO, "sound devices could not be listed: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static SoundDevices listed(DeviceChoice choice) {
        return new SoundDevices(
                device(choice.microphone(), MediaDevices::getAudioCaptureDevices),
                device(choice.speaker(), MediaDevices::getAudioRenderDevices));
    }

    private static Optional<AudioDevice> device(String chosen, Supplier<Collection<AudioDevice>> list) {
        return chosen.isEmpty() ? Optional.empty() : ListedDevices.chosen(list.get(), chosen);
    }

    /** Those of these that were pulled out meanwhile; as {@link #find}, and none where the sound server does not answer. */
    SoundDevices gone() {
        DeviceChoice names = new DeviceChoice(
                "",
                microphone.map(AudioDevice::getName).orElse(""),
                speaker.map(AudioDevice::getName).orElse(""));
        return find(names).map(this::without).orElse(SYSTEM);
    }

    private SoundDevices without(SoundDevices others) {
        return new SoundDevices(
                microphone.filter(it -> !others.microphone.equals(Optional.of(it))),
                speaker.filter(it -> !others.speaker.equals(Optional.of(it))));
    }

    /** What there is to say where these are gone. */
    Optional<DeviceProblem> problem() {
        if (microphone.isEmpty() && speaker.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                speaker.isEmpty()
                        ? DeviceProblem.MICROPHONE_GONE
                        : microphone.isEmpty()
                                ? DeviceProblem.SPEAKER_GONE
                                : DeviceProblem.MICROPHONE_AND_SPEAKER_GONE);
    }

    /** For libpulse, which takes a device's own name, not the one that people see. */
    Map<String, String> pulseVariables() {
        Map<String, String> variables = new HashMap<>();
        microphone.ifPresent(it -> variables.put("PULSE_SOURCE", it.getDescriptor()));
        speaker.ifPresent(it -> variables.put("PULSE_SINK", it.getDescriptor()));
        return variables;
    }
}
