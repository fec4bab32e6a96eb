package app.parley.control;

import app.parley.call.CallAction;
import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.CallState;
import app.parley.call.CallStateMachine;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import app.parley.call.Transition;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The shell around the state machine: feeds it events, one at a time, and does what it says. State is confined to
 * call-control; {@link CallCommands} may be called from anywhere.
 */
public final class CallControl implements CallCommands, SignalingChannel.Listener, PeerConnections.Listener {
    private static final Logger LOG = System.getLogger(CallControl.class.getName());

    private final ControlThread control;
    private final SignalingChannel signaling;
    private final PeerConnections connections;
    private final Ringer ringer;
    private final Supplier<CallId> newCallId;
    private final Consumer<List<IceServer>> offeredIceServers;
    private final CallTimers timers;
    private final LocalSwitches switches;
    private final SnapshotKeeper snapshots = new SnapshotKeeper();
    private final List<Consumer<CallSummary>> historians = new ArrayList<>();
    private final Queue<CallEvent> events = new ArrayDeque<>();
    private CallState state;
    private boolean draining;

    /**
     * Made on call-control; {@link #start} begins.
     *
     * @param connections gets this object as its listener
     * @param offeredIceServers gets what the signaling server offers, unchecked
     * @param self how this side presents itself to peers
     */
    public CallControl(
            ControlThread control,
            SignalingChannel signaling,
            ConnectionsFactory connections,
            Ringer ringer,
            Supplier<CallId> newCallId,
            Consumer<List<IceServer>> offeredIceServers,
            PeerInfo self) {
        control.assertCurrent();
        this.control = control;
        this.signaling = signaling;
        this.ringer = ringer;
        this.newCallId = newCallId;
        this.offeredIceServers = offeredIceServers;
        timers = new CallTimers(control, this::handle);
        state = CallState.initial(self);
        this.connections = connections.create(this);
        switches = new LocalSwitches(this.connections, snapshots);
    }

    /** Makes the peer connections, which need somebody to report to. */
    @FunctionalInterface
    public interface ConnectionsFactory {
        PeerConnections create(PeerConnections.Listener listener);
    }

    /** Connects to the signaling server. */
    public void start() {
        signaling.start(this);
    }

    /** Hangs up, releases everything and closes signaling; on call-control. */
    public void shutDown() {
        control.assertCurrent();
        if (state instanceof CallState.Live live) {
            handle(new CallEvent.HangUp(live.call()));
        }
        signaling.close();
        connections.shutDown();
    }

    /** Told of each call that has ended, on call-control. */
    public void addHistorian(Consumer<CallSummary> historian) {
        control.post(() -> historians.add(historian));
    }

    /** Changes how this side presents itself in calls to come. */
    public void presentAs(PeerInfo self) {
        control.post(() -> state = state.withSelf(self));
    }

    @Override
    public void dial(PeerId peer, LocalMedia media) {
        control.post(() -> {
            CallId call = newCallId.get();
            boolean free = !(state instanceof CallState.Live);
            handle(new CallEvent.Dial(call, peer, media));
            if (free && !snapshots.isOnline()) {
                handle(new CallEvent.SignalingLost());
            }
        });
    }

    @Override
    public void accept(CallId call, LocalMedia media) {
        control.post(() -> handle(new CallEvent.Accept(call, media)));
    }

    @Override
    public void decline(CallId call) {
        control.post(() -> handle(new CallEvent.Decline(call)));
    }

    @Override
    public void hangUp(CallId call) {
        control.post(() -> handle(new CallEvent.HangUp(call)));
    }

    @Override
    public void dismiss() {
        control.post(() -> handle(new CallEvent.Dismiss()));
    }

    @Override
    public void setMicrophoneOn(boolean on) {
        control.post(() -> switches.setMicrophoneOn(on, inCall()));
    }

    @Override
    public void setCameraOn(boolean on) {
        control.post(() -> switches.setCameraOn(on, inCall()));
    }

    @Override
    public Runnable subscribe(Consumer<CallSnapshot> subscriber) {
        control.post(() -> snapshots.subscribe(subscriber));
        return () -> control.post(() -> snapshots.unsubscribe(subscriber));
    }

    @Override
    public void collectStatistics(Consumer<CallStatistics> result) {
        control.post(() -> {
            if (state instanceof CallState.Live live) {
                connections.collectStatistics(live.call(), result);
            }
        });
    }

    @Override
    public void onSignal(CallId call, PeerId from, Signal signal) {
        control.post(() -> handle(new CallEvent.SignalReceived(call, from, signal)));
    }

    @Override
    public void onStatus(SignalingStatus status) {
        control.post(() -> {
            snapshots.setSignaling(status);
            switch (status) {
                case SignalingStatus.Online _ -> restartNow();
                case SignalingStatus.Connecting _, SignalingStatus.Retrying _ -> {}
                case SignalingStatus.Refused _, SignalingStatus.Closed _ -> handle(new CallEvent.SignalingLost());
            }
        });
    }

    @Override
    public void onLost() {
        control.post(() -> handle(new CallEvent.SignalingLost()));
    }

    @Override
    public void onIceServers(List<IceServer> servers) {
        control.post(() -> offeredIceServers.accept(servers));
    }

    @Override
    public void onEvent(CallEvent.PeerConnectionEvent event) {
        control.post(() -> handle(event));
    }

    @Override
    public void onPeerMedia(CallId call, PeerMedia media) {
        control.post(() -> {
            if (state instanceof CallState.Live live && live.call().equals(call)) {
                snapshots.setPeerMedia(media);
            }
        });
    }

    @Override
    public void onDeviceProblem(DeviceProblem.Kind kind, Optional<DeviceProblem> problem) {
        if (control.isCurrent()) {
            // At once: a press of the person may already wait in the queue, and comes after this.
            setProblem(kind, problem);
        } else {
            control.post(() -> setProblem(kind, problem));
        }
    }

    private boolean inCall() {
        return state instanceof CallState.Live && !(state instanceof CallState.Ringing);
    }

    private void setProblem(DeviceProblem.Kind kind, Optional<DeviceProblem> problem) {
        if (kind == DeviceProblem.Kind.CAMERA && problem.isPresent()) {
            snapshots.setCameraOn(false);
        }
        snapshots.setProblem(kind, problem);
    }

    /** One event after the other: an action that fails at once must not be handled in the middle of its transition. */
    private void handle(CallEvent event) {
        control.assertCurrent();
        events.add(event);
        if (draining) {
            return;
        }
        draining = true;
        try {
            for (CallEvent next = events.poll(); next != null; next = events.poll()) {
                step(next);
            }
        } finally {
            draining = false;
        }
    }

    private void step(CallEvent event) {
        Transition transition = CallStateMachine.on(state, event);
        log(event, transition);
        boolean pathLost = isReconnecting(transition.next()) && (!isReconnecting(state) || isTick(event));
        state = transition.next();
        if (pathLost) {
            // What took the path may have taken the way to the server, too, and a restart needs that one.
            signaling.probe();
        }
        transition.actions().forEach(this::perform);
        snapshots.show(state);
    }

    /**
     * Over a signaling connection that was lost with the path a restart may have been lost as well: the next one is due
     * at once. The pending timer runs on, since the peer passes over the first plea for a restart.
     */
    private void restartNow() {
        if (state instanceof CallState.Reconnecting lost) {
            lost.restartTimer().ifPresent(timer -> handle(new CallEvent.TimerFired(lost.call(), timer)));
        }
    }

    private static boolean isReconnecting(CallState state) {
        return state instanceof CallState.Reconnecting;
    }

    private static boolean isTick(CallEvent event) {
        return event instanceof CallEvent.TimerFired;
    }

    private void perform(CallAction action) {
        switch (action) {
            case CallAction.OpenPeerConnection open ->
                connections.open(open.call(), open.role(), switches.begin(open.media()), open.other());
            case CallAction.CreateOffer(CallId call, var kind, int serial) ->
                connections.createOffer(call, kind, serial);
            case CallAction.CreateAnswer(CallId call, int serial) -> connections.createAnswer(call, serial);
            case CallAction.SetRemoteDescription(CallId call, var description) ->
                connections.setRemoteDescription(call, description);
            case CallAction.AddIceCandidate(CallId call, var candidate) -> connections.addIceCandidate(call, candidate);
            case CallAction.SendHangUpOnChannel(CallId call) -> connections.sendHangUp(call);
            case CallAction.ClosePeerConnection(CallId call) -> {
                connections.close(call);
                switches.end();
            }
            case CallAction.SendSignal(CallId call, PeerId to, Signal signal) -> signaling.send(call, to, signal);
            case CallAction.StartTimer(CallId call, var timer) -> timers.start(call, timer);
            case CallAction.CancelTimer(CallId call, var timer) -> timers.cancel(call, timer);
            case CallAction.StartRinging _ -> ringer.startRinging();
            case CallAction.StopRinging _ -> ringer.stopRinging();
            case CallAction.AnnounceEnd end -> {
                signaling.forget(end.call());
                CallSummary summary = snapshots.end(end);
                historians.forEach(historian -> historian.accept(summary));
            }
        }
    }

    private void log(CallEvent event, Transition transition) {
        boolean moved = transition.next().getClass() != state.getClass();
        LOG.log(
                moved ? Level.INFO : Level.DEBUG,
                () -> "%s + %s -> %s"
                        .formatted(
                                state.getClass().getSimpleName(),
                                event.getClass().getSimpleName(),
                                transition.next().getClass().getSimpleName()));
    }
}
