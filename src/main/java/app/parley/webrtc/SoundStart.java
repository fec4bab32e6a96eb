package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import app.parley.control.PeerConnections;
import java.util.Optional;

/**
 * The begin of each call's sound. Streams of a device that was pulled out while it rang would hang the library, so they
 * are left out. Confined to call-control.
 */
final class SoundStart {
    private final NativeRuntime runtime;
    private final PeerConnections.Listener listener;
    private boolean microphoneGone;
    /** The call has no remote description yet, with which microphone and speaker begin. */
    private boolean ahead;

    SoundStart(NativeRuntime runtime, PeerConnections.Listener listener) {
        this.runtime = runtime;
        this.listener = listener;
    }

    /** A call begins, and what the one before had to say is over. */
    void expect() {
        ahead = true;
        microphoneGone = false;
        listener.onDeviceProblem(DeviceProblem.Kind.AUDIO, runtime.sound().problem());
    }

    /**
     * Leaves out what is gone; before a call's first remote description, after that it does nothing. Blocks for at
     * most 2 s.
     *
     * @return whether the microphone is gone
     */
    boolean leaveOut(LivePeerConnection connection) {
        if (!ahead) {
            return false;
        }
        ahead = false;
        SoundDevices gone = runtime.sound().devices().gone();
        boolean noneLeft = runtime.sound().isWithoutMicrophone();
        microphoneGone = noneLeft || gone.microphone().isPresent();
        if (microphoneGone) {
            connection.lines().silenceMicrophone();
        }
        if (gone.speaker().isPresent() && !runtime.earlyPlayout().isOpen()) {
            connection.hearNothing();
        }
        gone.problem()
                .or(() -> noneLeft ? Optional.of(DeviceProblem.NO_MICROPHONE) : Optional.empty())
                .ifPresent(problem -> listener.onDeviceProblem(DeviceProblem.Kind.AUDIO, Optional.of(problem)));
        return microphoneGone;
    }

    /** Whether this call sends what the microphone hears. */
    boolean sends() {
        return runtime.sound().sends() && !microphoneGone;
    }
}
