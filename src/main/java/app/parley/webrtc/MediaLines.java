package app.parley.webrtc;

import app.parley.video.AudioTap;
import app.parley.webrtc.SdpText.Section;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The media sections of one call: audio, camera, screen, always in this order and never stopped by us. What is sent
 * changes by {@code replaceTrack} alone. Confined to call-control.
 */
final class MediaLines {
    private static final Logger LOG = System.getLogger(MediaLines.class.getName());
    /** Every track is in one stream: a PeerJS page fails on a track without. */
    private static final List<String> STREAM = List.of("parley");

    private final RTCPeerConnection connection;
    private final NativeRuntime runtime;
    private final MediaOptions options;
    private final Optional<EchoVideo> echo;
    private final Map<Section, RTCRtpSender> senders = new HashMap<>();
    private final List<Object> owned = new ArrayList<>();
    private final Map<Section, List<Runnable>> removeSinks = new HashMap<>();
    private boolean cameraReceived;
    private Optional<PictureSink> remoteCamera = Optional.empty();

    MediaLines(RTCPeerConnection connection, NativeRuntime runtime, MediaOptions options, Optional<EchoVideo> echo) {
        this.connection = connection;
        this.runtime = runtime;
        this.options = options;
        this.echo = echo;
    }

    void makeAsCaller() {
        RTCRtpSender audio = addTransceiver(Section.AUDIO, runtime.microphone(), audioDirection());
        if (!runtime.sound().sends()) {
            audio.replaceTrack(null);
        }
        addTransceiver(Section.CAMERA, runtime.black(), RTCRtpTransceiverDirection.SEND_RECV);
        addTransceiver(Section.SCREEN, runtime.black(), RTCRtpTransceiverDirection.INACTIVE)
                .replaceTrack(null);
    }

    /** Tracks take the first audio and the first video section of the offer, whether it is set before or after. */
    void makeAsCallee() {
        if (runtime.sound().sends()) {
            addTrack(Section.AUDIO, runtime.microphone());
        }
        addTrack(Section.CAMERA, runtime.black());
    }

    private void addTrack(Section section, MediaStreamTrack track) {
        RTCRtpSender sender = connection.addTrack(track, STREAM);
        owned.add(sender);
        senders.put(section, sender);
    }

    /** What the library has given us a reference of. */
    List<Object> owned() {
        return owned;
    }

    /**
     * Lets go of the sections that a description is about to end. To be called before the library takes it: it then
     * frees their senders and tracks, and to touch one after that kills the process.
     */
    void giveUp(Set<Section> sections) {
        sections.forEach(this::giveUp);
    }

    private void giveUp(Section section) {
        RTCRtpSender sender = senders.remove(section);
        if (sender != null) {
            stopSending(sender);
        }
        List<Runnable> sinks = removeSinks.remove(section);
        if (sinks != null) {
            sinks.forEach(Runnable::run);
        }
    }

    /** One that fails must not keep the others. */
    private static void stopSending(RTCRtpSender sender) {
        try {
            sender.replaceTrack(null);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a sender keeps its track", e);
        }
    }

    /**
     * Sends no sound, and opens no microphone for it; before the first remote description. To take the track away would
     * not do: the library records for a sender without.
     */
    void silenceMicrophone() {
        RTCRtpSender sender = senders.get(Section.AUDIO);
        if (sender != null) {
            setActive(sender, false);
        }
    }

    void sendCamera(VideoTrack track) {
        RTCRtpSender sender = senders.get(Section.CAMERA);
        if (sender != null) {
            sender.replaceTrack(track);
        }
    }

    /**
     * Makes the camera's encoder begin anew, with a picture that needs no other: after an interruption the receiver lacks
     * what later pictures build on, and asks for a whole one only every 3 s.
     */
    void sendWholePicture() {
        RTCRtpSender sender = senders.get(Section.CAMERA);
        if (sender != null) {
            setActive(sender, false);
            setActive(sender, true);
        }
    }

    private static void setActive(RTCRtpSender sender, boolean active) {
        // Fresh each time: the library takes back only the parameters that it gave last.
        RTCRtpSendParameters parameters = sender.getParameters();
        parameters.encodings.forEach(encoding -> encoding.active = active);
        sender.setParameters(parameters);
    }

    /** Pictures decoded so far. */
    long framesReceived() {
        return remoteCamera.map(PictureSink::frames).orElse(0L);
    }

    /** Starts listening to what the other side sends on one line. */
    void attachRemote(MediaStreamTrack track, String mid) {
        switch (track) {
            case AudioTrack audio -> {
                if (!options.remoteAudio().equals(AudioTap.NONE)) {
                    listen(audio);
                }
                // The connection may outlive the call while the hang-up is on its way; nobody shall hear that.
                removeWith(Section.AUDIO, () -> audio.setEnabled(false));
            }
            case VideoTrack video -> {
                // The first video section is the camera, the second the screen, which is not shown yet.
                if (!cameraReceived) {
                    cameraReceived = true;
                    PictureSink sink = new PictureSink(options.remotePicture(), options.remoteFrames());
                    remoteCamera = Optional.of(sink);
                    attach(video, sink);
                    echo.ifPresent(e -> attach(video, e));
                }
            }
            default -> throw new IllegalStateException("a track of kind " + track.getKind() + " at " + mid);
        }
    }

    /** The bindings make an array of every 10 ms for it. */
    private void listen(AudioTrack audio) {
        AudioTrackSink sink = (data, bits, rate, channels, frames) ->
                Guard.run(() -> options.remoteAudio().onAudio(data, rate, channels));
        audio.addSink(sink);
        removeWith(Section.AUDIO, () -> audio.removeSink(sink));
    }

    /** Takes every track from its sender and every sink from its track; nothing is heard or sent after this. */
    void release() {
        giveUp(Section.OURS);
    }

    private void attach(VideoTrack video, VideoTrackSink sink) {
        video.addSink(sink);
        removeWith(Section.CAMERA, () -> video.removeSink(sink));
    }

    private void removeWith(Section section, Runnable removal) {
        removeSinks.computeIfAbsent(section, _ -> new ArrayList<>()).add(removal);
    }

    private RTCRtpTransceiverDirection audioDirection() {
        return runtime.sound().sends() ? RTCRtpTransceiverDirection.SEND_RECV : RTCRtpTransceiverDirection.RECV_ONLY;
    }

    private RTCRtpSender addTransceiver(Section section, MediaStreamTrack track, RTCRtpTransceiverDirection direction) {
        RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
        init.direction = direction;
        init.streamIds = STREAM;
        RTCRtpTransceiver transceiver = connection.addTransceiver(track, init);
        owned.add(transceiver);
        if (!section.equals(Section.AUDIO)) {
            transceiver.setCodecPreferences(runtime.videoCodecs());
        }
        RTCRtpSender sender = transceiver.getSender();
        senders.put(section, sender);
        return sender;
    }
}
