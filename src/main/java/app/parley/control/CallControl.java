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
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The shell around the state machine: feeds it events, one at a time, and does what it says. State is confined to
 * call-control; {@link CallCommands} may be called from anywhere.
 */
public final class CallControl implements CallCommands, SignalingChannel.Listener, PeerConnections.Listener {
    private static final Logger LOG = System.getLogger(CallControl.class.getName());

    private final ControlThread control;
    private final CallPorts ports;
    private final PeerConnections connections;
    private final LocalSwitches switches;
    private final CallTimers timers;
    private final ActionPerformer performer;
    private final SnapshotKeeper snapshots = new SnapshotKeeper();
    private final Subscribers<CallSummary> historians = new Subscribers<>();
    private final Queue<CallEvent> events = new ArrayDeque<>();
    private CallState state;
    private boolean draining;
    private boolean over;

    /**
     * Made on call-control; {@link #start} begins.
     *
     * @param self how this side presents itself to peers
     */
    public CallControl(ControlThread control, CallPorts ports, PeerInfo self) {
        control.assertCurrent();
        this.control = control;
        this.ports = ports;
        state = CallState.initial(self);
        connections = ports.connections().create(this);
        switches = new LocalSwitches(connections, snapshots);
        timers = new CallTimers(control::schedule, this::handle);
        performer = new ActionPerformer(control, ports, connections, timers, switches);
        performer.onEnd(end -> historians.tell(snapshots.end(end)));
    }

    /** Connects to the signaling server. */
    public void start() {
        ports.signaling().start(this);
    }

    /**
     * Hangs up, closes signaling and releases everything, a little later where the hang-up is still on its way; on
     * call-control.
     *
     * @param released runs on call-control once everything native is given back
     */
    public void shutDown(Runnable released) {
        control.assertCurrent();
        if (state instanceof CallState.Live live) {
            handle(new CallEvent.HangUp(live.call()));
        }
        // While the hang-up is on its way, no other call may begin: what it would stand on is being given back.
        over = true;
        ports.signaling().close();
        connections.shutDown(released);
    }

    /** Told of each ended call, on call-control. */
    public void addHistorian(Consumer<CallSummary> historian) {
        control.post(() -> historians.add(historian));
    }

    /** Told, on call-control, what the person switches outside of calls: a camera that fails has not been switched off. */
    public void followSwitches(Consumer<LocalMedia> follower) {
        control.post(() -> switches.follow(follower));
    }

    /** Changes how this side presents itself in calls to come. */
    public void presentAs(PeerInfo self) {
        control.post(() -> state = state.withSelf(self));
    }

    @Override
    public void dial(PeerId peer, LocalMedia media) {
        control.post(() -> {
            CallId call = ports.newCallId().get();
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
        control.post(() -> switches.setMicrophoneOn(on));
    }

    @Override
    public void setCameraOn(boolean on) {
        control.post(() -> switches.setCameraOn(on));
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
                case SignalingStatus.Connecting _, SignalingStatus.Retrying _ -> forgetPresence();
                case SignalingStatus.Refused _, SignalingStatus.Closed _ -> handle(new CallEvent.SignalingLost());
            }
        });
    }

    @Override
    public void onLost() {
        control.post(() -> handle(new CallEvent.SignalingLost()));
    }

    @Override
    public void onCallerPresence(PeerId id, boolean online) {
        control.post(() -> handle(new CallEvent.PresenceChanged(id, !online)));
    }

    @Override
    public void onIceServers(List<IceServer> servers) {
        control.post(() -> ports.offeredIceServers().accept(servers));
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
    public void onRelayed(CallId call, ChannelMessage.Relayed message) {
        control.post(() -> {
            if (state instanceof CallState.Live live && live.call().equals(call)) {
                ports.signaling().receive(call, live.peer(), message);
            }
        });
    }

    @Override
    public void onDeviceProblem(DeviceProblem.Kind kind, Optional<DeviceProblem> problem) {
        if (control.isCurrent()) {
            // At once: a press of the person may already wait in the queue, and comes after this. It may be told while
            // the connections are made, so before the rest of this object is there.
            snapshots.setProblem(kind, problem);
        } else {
            control.post(() -> snapshots.setProblem(kind, problem));
        }
    }

    /** One event after the other: an action that fails at once must not be handled in the middle of its transition. */
    private void handle(CallEvent event) {
        control.assertCurrent();
        if (over) {
            return;
        }
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
        boolean pathChanged =
                isReconnecting(transition.next()) != isReconnecting(state) || isReconnecting(state) && isTick(event);
        boolean ended = transition.next() instanceof CallState.Ended && !(state instanceof CallState.Ended);
        performer.follow(state, transition.next());
        state = transition.next();
        if (pathChanged || ended && !snapshots.isOnline()) {
            // What took or gave back the path may have done so to the way to the server, too, which a restart and a
            // hang-up need.
            ports.signaling().probe();
        }
        transition.actions().forEach(this::perform);
        snapshots.show(state);
    }

    /** One that fails keeps no other from being done, least of all a timer, and ends a call that it leaves half set up. */
    private void perform(CallAction action) {
        try {
            performer.perform(action);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "failed: " + action.getClass().getSimpleName(), e);
            handle(new CallEvent.NegotiationFailed(action.call(), String.valueOf(e.getMessage())));
        }
    }

    /**
     * Over a signaling connection that was lost with the path a restart may have been lost as well: the next one is due
     * at once.
     */
    private void restartNow() {
        if (state instanceof CallState.Reconnecting lost) {
            lost.restartTimer().ifPresent(timer -> timers.fireNow(lost.call(), timer));
        }
    }

    /** Without a connection nobody knows of the caller's, which the same break may have taken. */
    private void forgetPresence() {
        if (state instanceof CallState.Ringing ringing) {
            handle(new CallEvent.PresenceChanged(ringing.peer(), false));
        }
    }

    private static boolean isReconnecting(CallState state) {
        return state instanceof CallState.Reconnecting;
    }

    private static boolean isTick(CallEvent event) {
        return event instanceof CallEvent.TimerFired;
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
