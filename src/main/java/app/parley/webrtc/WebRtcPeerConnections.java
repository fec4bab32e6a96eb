package app.parley.webrtc;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.IceCandidate;
import app.parley.call.LocalMedia;
import app.parley.call.OfferKind;
import app.parley.call.PeerInfo;
import app.parley.call.Role;
import app.parley.call.SessionDescription;
import app.parley.control.CallStatistics;
import app.parley.control.ChannelCodec;
import app.parley.control.ChannelMessage;
import app.parley.control.ControlThread;
import app.parley.control.DeviceProblem;
import app.parley.control.PeerConnections;
import app.parley.control.PeerMedia;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The real peer connections. Made and used on call-control alone; the native library is loaded by the constructor. */
public final class WebRtcPeerConnections implements PeerConnections {
    private final Supplier<NetworkOptions> network;
    private final CallContext context;
    private final LocalVideoInput video;
    private final SoundStart soundStart;
    private final PreparedCall prepared;
    private @Nullable LivePeerConnection live;
    private boolean microphoneOn = true;
    private boolean cameraOn = true;
    private boolean preview;
    /** Connections whose call is over and whose hang-up is still on its way. */
    private final CallMemory memory = new CallMemory();

    private int leaving;

    private Runnable whenAllHaveLeft = () -> {};

    /**
     * Loads the library and opens the sound, never a camera.
     *
     * @param network asked at each call and at each restart
     */
    public WebRtcPeerConnections(
            ControlThread control,
            MediaOptions options,
            Supplier<NetworkOptions> network,
            ChannelCodec codec,
            Listener listener) {
        control.assertCurrent();
        this.network = network;
        NativeRuntime runtime = new NativeRuntime(options.echo(), options.voiceProcessing(), options.devices());
        Optional<EchoVideo> echo = options.echo() ? Optional.of(new EchoVideo(runtime)) : Optional.empty();
        PictureSink ownPicture = new PictureSink(options.ownPicture(), (frame, rotation, arrived) -> {});
        LocalVideo source = echo.<LocalVideo>map(e -> e)
                .or(() -> options.video().map(s -> new SourceVideo(runtime, s)))
                .orElseGet(() -> new CameraVideo(
                        control, runtime, ownPicture::frames, options.devices().camera()));
        context = new CallContext(control, runtime, options, echo, codec, listener);
        prepared = new PreparedCall(context, network, this::end);
        soundStart = new SoundStart(runtime, listener);
        video = new LocalVideoInput(source, ownPicture, this::videoChanged, this::videoProblem);
        // None ends the one of those that were before, on other devices.
        listener.onDeviceProblem(DeviceProblem.Kind.AUDIO, runtime.sound().problem());
    }

    /** Takes the camera of this name, where it is there: at once if a camera is open. Empty: any. */
    void chooseCamera(String name) {
        context.control().assertCurrent();
        video.choose(name);
    }

    /** As {@link Sound#fits}. */
    boolean soundFits(DeviceChoice choice) {
        return context.runtime().sound().fits(choice);
    }

    /** Names the devices that can be chosen, on a thread of its own, within some seconds. */
    void listDevices(Consumer<DeviceNames> receiver) {
        boolean sound = context.runtime().sound().canChoose();
        Thread.ofPlatform()
                .name("list-devices")
                .daemon()
                .start(() -> Guard.run(() -> receiver.accept(DeviceNames.listed(sound))));
    }

    @Override
    public void prepare(CallId call, SessionDescription offer) {
        context.control().assertCurrent();
        prepared.end();
        if (live == null) {
            prepared.read(call, offer);
        }
    }

    @Override
    public void connectAhead(CallId call, int serial) {
        context.control().assertCurrent();
        prepared.connect(call, serial);
    }

    @Override
    public void open(CallId call, Role role, LocalMedia media, PeerInfo other) {
        context.control().assertCurrent();
        closeLive();
        soundStart.expect();
        Optional<LivePeerConnection> ready = prepared.take(call);
        prepared.end();
        microphoneOn = media.audio();
        cameraOn = media.video();
        context.runtime().microphone().setEnabled(microphoneOn);
        try {
            LivePeerConnection begun = ready.orElseGet(() -> new LivePeerConnection(call, context, network));
            live = begun;
            memory.expect(true);
            if (role == Role.CALLER && leaving == 0) {
                context.runtime().earlyPlayout().begin();
            } else {
                context.runtime().earlyPlayout().leaveToLibrary();
            }
            begun.begin(role, other);
        } catch (RuntimeException | Error e) {
            context.listener().onEvent(new CallEvent.NegotiationFailed(call, String.valueOf(e.getMessage())));
            return;
        }
        // A preview's track is in no peer connection: it is taken over only now, by the call that was consented to.
        if (cameraOn) {
            video.track().ifPresent(track -> videoChanged(Optional.of(track)));
        }
        updateVideo();
        tellPeer();
    }

    @Override
    public void createOffer(CallId call, OfferKind kind, int serial) {
        live(call).ifPresent(connection -> connection.createOffer(kind, serial));
    }

    @Override
    public void createAnswer(CallId call, int serial) {
        live(call).ifPresent(connection -> connection.createAnswer(serial));
    }

    @Override
    public void setRemoteDescription(CallId call, SessionDescription description) {
        live(call).ifPresent(connection -> {
            boolean soundBegins = description.type() != SessionDescription.Type.PROVISIONAL_ANSWER;
            if (soundBegins && soundStart.leaveOut(connection)) {
                tellPeer();
            }
            connection.setRemoteDescription(description);
        });
    }

    @Override
    public void addIceCandidate(CallId call, IceCandidate candidate) {
        present(call).ifPresent(connection -> connection.addIceCandidate(candidate));
    }

    @Override
    public void sendOnChannel(CallId call, ChannelMessage message) {
        live(call).ifPresent(connection -> connection.channels().send(message));
    }

    @Override
    public void close(CallId call) {
        if (prepared.of(call).isPresent()) {
            prepared.end();
        }
        if (live(call).isPresent()) {
            closeLive();
            // Not at once: where both have dialled, the call that stands begins in the same step, and films on.
            context.control().post(this::updateVideo);
        }
    }

    @Override
    public void setMicrophoneOn(boolean on) {
        microphoneOn = on;
        context.runtime().microphone().setEnabled(on);
        tellPeer();
    }

    @Override
    public void setCameraOn(boolean on) {
        cameraOn = on;
        if (on && live != null) {
            video.track().ifPresent(track -> videoChanged(Optional.of(track)));
        } else if (live != null) {
            live.sendVideo(Optional.empty());
        }
        updateVideo();
        tellPeer();
    }

    /** Shows the person the own picture without a call; opens the camera, sends nothing. */
    public void setPreview(boolean on) {
        context.control().assertCurrent();
        preview = on;
        memory.expect(on || live != null);
        updateVideo();
    }

    @Override
    public void collectStatistics(CallId call, Consumer<CallStatistics> result) {
        present(call).ifPresent(connection -> connection.collectStatistics(result));
    }

    @Override
    public void shutDown(Runnable released) {
        memory.leave();
        replacePrepared();
        closeLive();
        video.dispose();
        whenAllHaveLeft = () -> {
            context.runtime().close();
            released.run();
        };
        if (leaving == 0) {
            whenAllHaveLeft.run();
        }
    }

    private Optional<LivePeerConnection> live(CallId call) {
        context.control().assertCurrent();
        LivePeerConnection connection = live;
        return connection != null && connection.call().equals(call) ? Optional.of(connection) : Optional.empty();
    }

    /** Of a call that has begun, or that rings. */
    private Optional<LivePeerConnection> present(CallId call) {
        return live(call).or(() -> prepared.of(call));
    }

    private void closeLive() {
        LivePeerConnection ending = live;
        live = null;
        if (ending != null) {
            end(ending);
        }
    }

    /** What rings on is answered by another library's connection. */
    void replacePrepared() {
        context.control().assertCurrent();
        prepared.replace();
    }

    private void end(LivePeerConnection ending) {
        leaving++;
        memory.expect(false);
        ending.close(this::hasLeft);
    }

    private void hasLeft() {
        leaving--;
        if (leaving == 0 && live == null) {
            context.runtime().earlyPlayout().end();
        }
        memory.giveBack(leaving > 0 || live != null, preview || live != null);
        if (leaving == 0) {
            whenAllHaveLeft.run();
        }
    }

    private void updateVideo() {
        video.setWanted(cameraOn && (preview || live != null));
    }

    /** A track has come or goes; it is sent only in a call whose camera this person has on. */
    private void videoChanged(Optional<VideoTrack> track) {
        LivePeerConnection connection = live;
        if (connection != null && cameraOn) {
            connection.sendVideo(track);
        }
    }

    /** A camera that fails is switched off, so that switching it on is another attempt. */
    private void videoProblem(Optional<DeviceProblem> problem) {
        if (problem.isPresent()) {
            cameraOn = false;
            tellPeer();
        }
        context.listener().onDeviceProblem(DeviceProblem.Kind.CAMERA, problem);
    }

    private void tellPeer() {
        LivePeerConnection connection = live;
        if (connection != null) {
            connection.channels().sendState(new PeerMedia(microphoneOn && soundStart.sends(), cameraOn, false));
        }
    }
}
