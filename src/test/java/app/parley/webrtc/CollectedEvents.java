package app.parley.webrtc;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.control.ChannelMessage;
import app.parley.control.DeviceProblem;
import app.parley.control.PeerConnections;
import app.parley.control.PeerMedia;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps what happens to a call, in order; hears nothing of the rest. */
class CollectedEvents implements PeerConnections.Listener {
    final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void onEvent(CallEvent.PeerConnectionEvent event) {
        events.add(event);
    }

    @Override
    public void onPeerMedia(CallId call, PeerMedia media) {}

    @Override
    public void onRelayed(CallId call, ChannelMessage.Relayed message) {}

    @Override
    public void onDeviceProblem(DeviceProblem.Kind kind, Optional<DeviceProblem> problem) {}
}
