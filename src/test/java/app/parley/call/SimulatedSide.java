package app.parley.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One machine with a shell around it that lives in virtual time; every step is inspected. */
final class SimulatedSide {
    private record Key(CallId call, CallTimer timer) {}

    private record Message(CallId call, int seq) {}

    private final PeerId self;
    private final VirtualTime time;
    private final SimulatedNetwork network;
    private final SimulatedPath path;
    private final Random random;
    private final Inspection inspection = new Inspection(Calls.PARLEY);
    private final Map<Key, Object> timers = new HashMap<>();
    private final Map<CallId, Integer> said = new HashMap<>();
    private final Set<Message> heard = new HashSet<>();
    private final List<String> log = new ArrayList<>();
    private SimulatedSide other = this;
    private boolean answersAtOnce;

    SimulatedSide(PeerId self, VirtualTime time, SimulatedNetwork network, SimulatedPath path, Random random) {
        this.self = self;
        this.time = time;
        this.network = network;
        this.path = path;
        this.random = random;
    }

    void meet(SimulatedSide peer) {
        other = peer;
    }

    void answerEveryRing() {
        answersAtOnce = true;
    }

    PeerId self() {
        return self;
    }

    SimulatedSide other() {
        return other;
    }

    CallState state() {
        return inspection.state();
    }

    boolean holdsNothing() {
        return inspection.holdsNothing();
    }

    List<String> log() {
        return log;
    }

    void post(CallEvent event) {
        log.add(time.now() + " " + event);
        inspection.apply(event).actions().forEach(this::perform);
    }

    private void perform(CallAction action) {
        CallId call = action.call();
        switch (action) {
            case CallAction.OpenPeerConnection _ -> path.open(this, call);
            case CallAction.CreateOffer a -> describe(call, SessionDescription.offer("" + a.serial()), a.serial());
            case CallAction.CreateAnswer a -> describe(call, SessionDescription.answer("" + a.serial()), a.serial());
            case CallAction.SetRemoteDescription a -> describeRemote(call, a.description());
            case CallAction.SendHangUpOnChannel(CallId _, HangUpCause cause) -> path.hangUpOnChannel(this, call, cause);
            case CallAction.ClosePeerConnection _ -> path.close(this, call);
            case CallAction.SendSignal a -> send(a);
            case CallAction.StartTimer a -> start(new Key(call, a.timer()));
            case CallAction.CancelTimer a -> timers.remove(new Key(call, a.timer()));
            case CallAction.StartRinging _ -> ring(call);
            case CallAction.AddIceCandidate _,
                    CallAction.StopRinging _,
                    CallAction.Forget _,
                    CallAction.AnnounceEnd _ -> {}
        }
    }

    private void send(CallAction.SendSignal action) {
        CallId call = action.call();
        int seq = said.merge(call, 1, Integer::sum);
        network.send(this, call, seq, action.signal());
        if (action.route() == SignalRoute.SERVER_AND_CHANNEL) {
            path.relay(this, call, () -> other.receive(call, seq, action.signal()));
        }
    }

    /** Takes the first of two messages that are the same. */
    void receive(CallId call, int seq, Signal signal) {
        if (heard.add(new Message(call, seq))) {
            post(new CallEvent.SignalReceived(call, other.self(), signal));
        }
    }

    private void describeRemote(CallId call, SessionDescription description) {
        if (description.type() == SessionDescription.Type.PROVISIONAL_ANSWER) {
            path.describeAhead(this, call);
        } else {
            path.describeRemote(this, call, Integer.parseInt(description.sdp()));
        }
    }

    /** As the shell does where somebody calls whom this person keeps. */
    private void connectAhead(CallId call) {
        time.after(random.nextInt(2_000), () -> {
            if (state() instanceof CallState.Ringing ringing && ringing.call().equals(call)) {
                path.describeAhead(this, call);
                SessionDescription description = SessionDescription.provisionalAnswer("");
                post(new CallEvent.LocalDescriptionCreated(
                        call, description, ringing.offer().serial()));
                post(new CallEvent.CandidateGathered(call, Calls.ONE));
            }
        });
    }

    private void describe(CallId call, SessionDescription description, int serial) {
        time.after(random.nextInt(100), () -> {
            path.describeLocal(this, call, serial);
            post(new CallEvent.LocalDescriptionCreated(call, description, serial));
        });
        time.after(random.nextInt(200), () -> post(new CallEvent.CandidateGathered(call, Calls.ONE)));
        time.after(random.nextInt(200), () -> post(new CallEvent.CandidateGathered(call, Calls.TWO)));
    }

    private void start(Key key) {
        Object running = new Object();
        timers.put(key, running);
        time.after(key.timer().length().toMillis(), () -> {
            if (timers.remove(key, running)) {
                post(new CallEvent.TimerFired(key.call(), key.timer()));
            }
        });
    }

    private void ring(CallId call) {
        if (random.nextBoolean()) {
            connectAhead(call);
        }
        if (answersAtOnce) {
            time.after(random.nextInt(20_000), () -> {
                if (state() instanceof CallState.Ringing ringing) {
                    post(new CallEvent.Accept(ringing.call(), LocalMedia.AUDIO_AND_VIDEO));
                }
            });
        }
    }
}
