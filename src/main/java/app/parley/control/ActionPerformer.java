package app.parley.control;

import app.parley.call.CallAction;
import app.parley.call.CallId;
import app.parley.call.CallState;
import app.parley.call.HangUpCause;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.SessionDescription;
import app.parley.call.Signal;
import app.parley.call.SignalRoute;
import java.util.function.Consumer;

/** Does what the state machine says, at the ports. Confined to call-control. */
final class ActionPerformer {
    private final ControlThread control;
    private final CallPorts ports;
    private final PeerConnections connections;
    private final CallTimers timers;
    private final LocalSwitches switches;
    private Consumer<CallAction.AnnounceEnd> ended = end -> {};

    ActionPerformer(
            ControlThread control,
            CallPorts ports,
            PeerConnections connections,
            CallTimers timers,
            LocalSwitches switches) {
        this.control = control;
        this.ports = ports;
        this.connections = connections;
        this.timers = timers;
        this.switches = switches;
    }

    /** Told of each call that has ended. */
    void onEnd(Consumer<CallAction.AnnounceEnd> told) {
        ended = told;
    }

    void perform(CallAction action) {
        switch (action) {
            case CallAction.OpenPeerConnection open ->
                connections.open(open.call(), open.role(), switches.begin(open.media()), open.other());
            case CallAction.CreateOffer(CallId call, var kind, int serial) ->
                connections.createOffer(call, kind, serial);
            case CallAction.CreateAnswer(CallId call, int serial) -> connections.createAnswer(call, serial);
            case CallAction.SetRemoteDescription(CallId call, var description) ->
                connections.setRemoteDescription(call, description);
            case CallAction.AddIceCandidate(CallId call, var candidate) -> connections.addIceCandidate(call, candidate);
            case CallAction.SendHangUpOnChannel(CallId call, HangUpCause cause) ->
                connections.sendOnChannel(call, new ChannelMessage.HangUp(cause));
            case CallAction.ClosePeerConnection(CallId call) -> connections.close(call);
            case CallAction.SendSignal(CallId call, PeerId to, Signal signal, SignalRoute route) ->
                send(call, to, signal, route);
            case CallAction.StartTimer(CallId call, var timer) -> timers.start(call, timer);
            case CallAction.CancelTimer(CallId call, var timer) -> timers.cancel(call, timer);
            case CallAction.StartRinging _ -> ports.ringer().startRinging();
            case CallAction.StopRinging _ -> ports.ringer().stopRinging();
            case CallAction.Forget(CallId call) -> ports.signaling().forget(call);
            case CallAction.AnnounceEnd end -> {
                switches.end();
                ports.signaling().forget(end.call());
                ended.accept(end);
            }
        }
    }

    /**
     * The caller hears that it rings at the other side, as long as it does; the callee hears whether the caller is still
     * there, and has the call prepared while it rings.
     */
    void follow(CallState before, CallState after) {
        if (after instanceof CallState.Ringing ringing && !(before instanceof CallState.Ringing)) {
            ports.signaling().attend(ringing.peer());
        }
        if (before instanceof CallState.Ringing rang && !isOf(after, rang.call())) {
            connections.close(rang.call());
        }
        if (after instanceof CallState.Ringing ringing && !isOf(before, ringing.call())) {
            prepare(ringing);
        }
        boolean rang = ringsThere(before);
        if (ringsThere(after) && !rang) {
            ports.ringer().startRingback();
        } else if (!ringsThere(after) && rang) {
            ports.ringer().stopRingback();
        }
    }

    private void prepare(CallState.Ringing ringing) {
        Ahead ahead = ports.ahead().apply(ringing.peer());
        if (ahead == Ahead.NOTHING) {
            return;
        }
        Signal.Offer offer = ringing.offer();
        connections.prepare(ringing.call(), SessionDescription.offer(offer.sdp()));
        if (ahead == Ahead.CONNECT && ringing.peerInfo().can(PeerInfo.PROVISIONAL)) {
            connections.connectAhead(ringing.call(), offer.serial());
        }
    }

    private static boolean isOf(CallState state, CallId call) {
        return state instanceof CallState.Live live && live.call().equals(call);
    }

    private static boolean ringsThere(CallState state) {
        return state instanceof CallState.Calling calling && calling.peerRings();
    }

    private void send(CallId call, PeerId to, Signal signal, SignalRoute route) {
        switch (route) {
            case SERVER -> ports.signaling().send(call, to, signal);
            case SERVER_AND_CHANNEL ->
                ports.signaling()
                        .send(call, to, signal, copy -> control.post(() -> connections.sendOnChannel(call, copy)));
        }
    }
}
