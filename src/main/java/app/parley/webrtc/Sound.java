package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The audio device module that suits this machine; it and its devices are fixed for the life of the factory.
 *
 * @param module what the factory is made with
 * @param problem why there is no microphone, if there is none
 * @param sends whether an audio track may be sent: on a module without a real microphone that aborts the process
 * @param echoes whether the microphone is what is received
 * @param devices what it was opened on
 */
record Sound(
        AudioDeviceModuleBase module,
        Optional<DeviceProblem> problem,
        boolean sends,
        boolean echoes,
        SoundDevices devices) {
    private static final Logger LOG = System.getLogger(Sound.class.getName());

    private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    /**
     * Opens the chosen sound, or the system's. Without a sound server the module's constructor throws; asking for devices
     * would hang.
     */
    static Sound open(DeviceChoice choice) {
        Sound usual = open(ThrowAway.LIMIT, AudioDeviceModule::new, Sound::microphoneIsThere);
        return usual.canChoose() ? SoundDevices.find(choice).map(usual::on).orElse(usual) : usual;
    }

    /**
     * Whether this is open on what {@code choice} stands for now. A device may have come or gone since, and to begin a call
     * on one that is gone would hang; a microphone or a sound server that was missing may have come. Blocks for at most
     * 2 s.
     */
    boolean fits(DeviceChoice choice) {
        return !isOutdated()
                && (!canChoose()
                        || SoundDevices.find(choice).map(devices::equals).orElse(true));
    }

    /** Whether what was missing when this was opened is there now, or all microphones are gone. Blocks for at most 2 s. */
    private boolean isOutdated() {
        if (problem.isEmpty()) {
            return isWithoutMicrophone();
        }
        return answers(problem.get() == DeviceProblem.NO_MICROPHONE ? Sound::microphoneIsThere : Sound::serverAnswers);
    }

    /** Whether no microphone is left where there was one. Blocks for at most 2 s; 0.1 ms where the sound server is well. */
    boolean isWithoutMicrophone() {
        return sends && !echoes && !answers(Sound::microphoneIsThere);
    }

    private static boolean answers(Callable<Boolean> look) {
        try {
            return ThrowAway.call("look-for-sound", ThrowAway.LIMIT, look, _ -> {});
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, "no sound: {0}", e.getMessage());
            return false;
        }
    }

    private boolean hasServer() {
        return !problem.equals(Optional.of(DeviceProblem.NO_SOUND_SERVER));
    }

    private static boolean microphoneIsThere() {
        return !ListedDevices.names(MediaDevices.getAudioCaptureDevices()).isEmpty();
    }

    /** Nothing but a module may be asked for: to list devices without a server hangs, now and later. */
    private static boolean serverAnswers() {
        new AudioDeviceModule().dispose();
        return true;
    }

    /** Whether there is a sound server to ask for devices, and a way to take another than the system's: not on macOS. */
    boolean canChoose() {
        return !echoes && hasServer() && systemLetsChoose();
    }

    /** As {@link #canChoose}, before any sound is open. Blocks for at most 2 s. */
    static boolean canBeChosen() {
        return systemLetsChoose() && answers(Sound::serverAnswers);
    }

    private static boolean systemLetsChoose() {
        return !SYSTEM.contains("mac");
    }

    /**
     * The same on other devices. On Linux libwebrtc takes those that libpulse's variables name as the module is made; a
     * name that the sound server does not know would hang the first call, so only what was found gets there.
     */
    private Sound on(SoundDevices wanted) {
        if (wanted.equals(devices)) {
            return this;
        }
        if (isWindows()) {
            return new Sound(module, problem, sends, echoes, wanted);
        }
        try {
            AudioDeviceModule other = ThrowAway.call(
                    "open-sound",
                    ThrowAway.LIMIT,
                    () -> NativeEnvironment.with(wanted.pulseVariables(), AudioDeviceModule::new),
                    AudioDeviceModule::dispose);
            module.dispose();
            return new Sound(other, problem, sends, echoes, wanted);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.INFO, "the chosen sound did not open: {0}", e.getMessage());
            return this;
        }
    }

    /** On Windows the module takes devices by itself, but only after the factory has set the system's. Never run there. */
    void factoryIsMade() {
        if (!isWindows()) {
            return;
        }
        try {
            devices.microphone().ifPresent(module::setRecordingDevice);
            devices.speaker().ifPresent(module::setPlayoutDevice);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.INFO, "the chosen sound was not taken: {0}", e.getMessage());
        }
    }

    private static boolean isWindows() {
        return SYSTEM.startsWith("windows");
    }

    /**
     * @param limit how long each of the two may take
     * @param microphone whether there is one
     */
    static Sound open(Duration limit, Callable<AudioDeviceModule> module, Callable<Boolean> microphone) {
        try {
            AudioDeviceModule opened = ThrowAway.call("open-sound", limit, module, AudioDeviceModule::dispose);
            return with(opened, limit, microphone);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.INFO, "no sound server: {0}", e.getMessage());
            return new Sound(
                    new AudioDeviceModule(AudioLayer.kDummyAudio),
                    Optional.of(DeviceProblem.NO_SOUND_SERVER),
                    false,
                    false,
                    SoundDevices.SYSTEM);
        }
    }

    private static Sound with(AudioDeviceModule opened, Duration limit, Callable<Boolean> microphone)
            throws TimeoutException {
        boolean sends = false;
        try {
            sends = ThrowAway.call("list-microphones", limit, microphone, late -> {});
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "microphones could not be listed", e);
        } catch (TimeoutException e) {
            // Its threads and its connection to the sound server would stay. It may hang as the list does.
            Thread.ofPlatform().name("close-sound").daemon().start(() -> Guard.run(opened::dispose));
            throw e;
        }
        Optional<DeviceProblem> problem = sends ? Optional.empty() : Optional.of(DeviceProblem.NO_MICROPHONE);
        return new Sound(opened, problem, sends, false, SoundDevices.SYSTEM);
    }

    /** A module whose microphone reads what is received, and whose speaker is none: an echo needs no sound server. */
    static Sound echo() {
        return new Sound(new HeadlessAudioDeviceModule(), Optional.empty(), true, true, SoundDevices.SYSTEM);
    }

    /**
     * A call's media flows. An echo's microphone and speaker both take what is received out of one buffer, each at the
     * full rate, so that half of either would be made up; the speaker, which nobody hears, is stopped. The library starts
     * it anew with each call.
     */
    void mediaFlows() {
        if (echoes) {
            module.stopPlayout();
        }
    }

    /** The loudspeaker before a call needs it. On Linux alone: elsewhere a module's calls belong to the thread that made it. */
    EarlyPlayout earlyPlayout() {
        return new EarlyPlayout(
                SYSTEM.startsWith("linux") && hasServer() && module instanceof AudioDeviceModule speaker
                        ? Optional.of(speaker)
                        : Optional.empty());
    }
}
