package app.parley.webrtc;

import app.parley.call.CallId;
import app.parley.call.IceCandidate;
import app.parley.call.LocalMedia;
import app.parley.call.OfferKind;
import app.parley.call.PeerInfo;
import app.parley.call.Role;
import app.parley.call.SessionDescription;
import app.parley.control.CallStatistics;
import app.parley.control.ChannelMessage;
import app.parley.control.PeerConnections;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Peer connections whose native library is loaded later than they are made, so that a window need not wait for it: at
 * {@link #load}, or at the first call. What is switched before is remembered. Made anywhere, used on call-control alone.
 */
public final class DeferredPeerConnections implements PeerConnections {
    private final Function<DeviceChoice, WebRtcPeerConnections> library;
    private @Nullable WebRtcPeerConnections loaded;
    private DeviceChoice devices;
    private boolean microphoneOn = true;
    private boolean cameraOn = true;
    private boolean preview;

    /**
     * @param library loads it, and opens the sound of a choice; called on call-control, again only when a call begins for
     *     which the sound is on other devices
     */
    public DeferredPeerConnections(DeviceChoice devices, Function<DeviceChoice, WebRtcPeerConnections> library) {
        this.devices = devices;
        this.library = library;
    }

    /** Takes another camera at once, if one is open, another microphone and another speaker from the next call on. */
    public void choose(DeviceChoice other) {
        devices = other;
        if (loaded != null) {
            loaded.chooseCamera(other.camera());
        }
    }

    /** Names the devices that can be chosen, on a thread of its own, within some seconds. */
    public void listDevices(Consumer<DeviceNames> receiver) {
        connections().listDevices(receiver);
    }

    /**
     * Loads the library, a quarter of a second's work, unless that has been done.
     *
     * @throws UnsatisfiedLinkError on a machine that lacks a library
     */
    public void load() {
        connections();
    }

    /** Where the library is not loaded yet, {@link #open} will do all. */
    @Override
    public void prepare(CallId call, SessionDescription offer) {
        if (loaded != null) {
            loaded.prepare(call, offer);
        }
    }

    @Override
    public void connectAhead(CallId call, int serial) {
        if (loaded != null) {
            loaded.connectAhead(call, serial);
        }
    }

    @Override
    public void open(CallId call, Role role, LocalMedia media, PeerInfo other) {
        WebRtcPeerConnections present = connections();
        if (!present.soundFits(devices)) {
            // The audio device module and its devices are fixed for the life of a factory.
            loaded = null;
            present.shutDown(() -> {});
        }
        connections().open(call, role, media, other);
    }

    @Override
    public void createOffer(CallId call, OfferKind kind, int serial) {
        connections().createOffer(call, kind, serial);
    }

    @Override
    public void createAnswer(CallId call, int serial) {
        connections().createAnswer(call, serial);
    }

    @Override
    public void setRemoteDescription(CallId call, SessionDescription description) {
        connections().setRemoteDescription(call, description);
    }

    @Override
    public void addIceCandidate(CallId call, IceCandidate candidate) {
        connections().addIceCandidate(call, candidate);
    }

    @Override
    public void sendOnChannel(CallId call, ChannelMessage message) {
        connections().sendOnChannel(call, message);
    }

    @Override
    public void collectStatistics(CallId call, Consumer<CallStatistics> result) {
        connections().collectStatistics(call, result);
    }

    @Override
    public void close(CallId call) {
        if (loaded != null) {
            loaded.close(call);
        }
    }

    @Override
    public void setMicrophoneOn(boolean on) {
        microphoneOn = on;
        if (loaded != null) {
            loaded.setMicrophoneOn(on);
        }
    }

    @Override
    public void setCameraOn(boolean on) {
        cameraOn = on;
        if (loaded != null) {
            loaded.setCameraOn(on);
        }
    }

    /** As {@link WebRtcPeerConnections#setPreview}. */
    public void setPreview(boolean on) {
        preview = on;
        if (loaded != null) {
            loaded.setPreview(on);
        }
    }

    @Override
    public void shutDown(Runnable released) {
        if (loaded == null) {
            released.run();
        } else {
            loaded.shutDown(released);
        }
    }

    private WebRtcPeerConnections connections() {
        WebRtcPeerConnections present = loaded;
        if (present == null) {
            present = library.apply(devices);
            loaded = present;
            present.setMicrophoneOn(microphoneOn);
            present.setCameraOn(cameraOn);
            present.setPreview(preview);
        }
        return present;
    }
}
