package app.parley.signaling;

import app.parley.call.CallId;
import app.parley.control.SignalingStatus;
import app.parley.control.SignalingStatus.Problem;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a client registered with its server: connects, resumes, backs off, beats. Confined to its schedule's thread,
 * but for the link's callbacks, which post.
 */
final class ServerConnection implements Link.Events {
    /** What a connection tells, on the schedule's thread. */
    interface Events {
        void onMessage(WireMessage message);

        void onStatus(SignalingStatus status);

        void onLost();

        /** Nothing follows. */
        void onClosed();
    }

    private enum Phase {
        /** Between attempts, or not started. */
        WAITING,
        CONNECTING,
        /** The WebSocket is open; the server has not said whether it takes us. */
        OPENED,
        ONLINE,
        REFUSED,
        CLOSING,
        CLOSED
    }

    private final Registrant registrant;
    private final ServerLocator locator;
    private final Link.Factory links;
    private final Timings timings;
    private final Schedule schedule;
    private final Backoff backoff;
    private final Events events;
    private final Outbox outbox;
    private final Absence absence;
    private final Pulse pulse;
    private boolean listed;
    private Phase phase = Phase.WAITING;
    private @Nullable Link link;
    private int failures;
    private long onlineSince;
    /** What the server complained of before it closed the connection. */
    private @Nullable Problem complaint;
    /** The next step of the phase; there is never more than one. */
    private Schedule.Timer step = Schedule.Timer.NONE;

    private long attemptedAt;

    ServerConnection(Registrant registrant, ServerLocator locator, Wiring wiring, Backoff backoff, Events events) {
        this.registrant = registrant;
        this.locator = locator;
        this.links = wiring.links();
        this.timings = wiring.timings();
        this.schedule = wiring.schedule();
        this.backoff = backoff;
        this.events = events;
        this.outbox = new Outbox(timings.keep());
        this.absence = new Absence(timings, schedule, events::onLost);
        this.pulse = new Pulse(schedule, timings);
    }

    void start() {
        events.onStatus(new SignalingStatus.Connecting());
        attempt();
    }

    /** Sends, or keeps until the connection is back. */
    void send(Parcel parcel) {
        if (phase == Phase.REFUSED || phase == Phase.CLOSING || phase == Phase.CLOSED) {
            return;
        }
        if (!sendNow(parcel.message())) {
            outbox.keep(parcel, schedule.now());
        }
    }

    /** Sends if the connection is there; whether it was. */
    boolean sendNow(WireMessage message) {
        return phase == Phase.ONLINE && link != null && link.transmit(message.write());
    }

    void forget(CallId call) {
        outbox.forget(call);
    }

    /** As {@link app.parley.control.SignalingChannel#probe}. */
    void probe() {
        switch (phase) {
            case ONLINE -> doubt();
            case WAITING -> again();
            case CONNECTING -> {
                // Begun on a path that may be gone.
                if (schedule.now() - attemptedAt > timings.answer().toNanos()) {
                    again();
                }
            }
            case OPENED, REFUSED, CLOSING, CLOSED -> {}
        }
    }

    /**
     * Whether to stand in the server's directory, which it learns when the socket opens.
     *
     * @return whether one was open, and opens anew
     */
    boolean list(boolean wanted) {
        boolean reopens = wanted != listed && (phase == Phase.OPENED || phase == Phase.ONLINE);
        listed = wanted;
        if (reopens) {
            absence.begin();
            again();
        }
        return reopens;
    }

    private void doubt() {
        if (link != null) {
            pulse.doubt(link, () -> fail(Problem.LOST));
        }
    }

    private void again() {
        dropLink();
        attempt();
    }

    /** As {@link #close}, and gives the ID up for good. */
    void leave() {
        sendNow(WireMessage.bare("LEAVE"));
        close();
    }

    void close() {
        if (phase == Phase.CLOSING || phase == Phase.CLOSED) {
            return;
        }
        stopTimers();
        absence.end();
        phase = Phase.CLOSING;
        if (link == null) {
            finish();
        } else {
            step = schedule.after(timings.close(), this::finish);
            link.close();
        }
    }

    @Override
    public void opened(Link from) {
        schedule.post(() -> ifCurrent(from, () -> onOpened(from)));
    }

    @Override
    public void received(Link from, WireMessage message) {
        schedule.post(() -> ifCurrent(from, () -> onReceived(message)));
    }

    @Override
    public void answered(Link from) {
        schedule.post(() -> ifCurrent(from, pulse::answered));
    }

    @Override
    public void closed(Link from, Problem problem) {
        schedule.post(() -> ifCurrent(from, () -> onLinkClosed(problem)));
    }

    private void ifCurrent(Link from, Runnable task) {
        if (from.equals(link)) {
            task.run();
        }
    }

    private void attempt() {
        phase = Phase.CONNECTING;
        attemptedAt = schedule.now();
        complaint = null;
        try {
            ServerUrl url = locator.locate();
            link = links.create(url.socketUri(registrant.identity(), listed), this);
        } catch (IOException _) {
            fail(Problem.UNREACHABLE);
            return;
        }
        step = schedule.after(timings.connect(), () -> fail(Problem.UNREACHABLE));
        link.open();
    }

    private void onOpened(Link opened) {
        if (phase != Phase.CONNECTING) {
            return;
        }
        phase = Phase.OPENED;
        step.cancel();
        // A stock server greets a new client only, and takes a known one up in silence.
        step = absence.wasOnline()
                ? schedule.after(timings.resume(), this::online)
                : schedule.after(timings.welcome(), () -> fail(Problem.NOT_A_SERVER));
        pulse.beat(opened);
    }

    private void onReceived(WireMessage message) {
        if (phase != Phase.OPENED && phase != Phase.ONLINE) {
            return;
        }
        pulse.answered();
        Problem problem = ServerProblems.of(message);
        if (problem != null) {
            complain(problem);
            return;
        }
        boolean greeted = message.type().equals("OPEN") || absence.wasOnline();
        if (phase == Phase.OPENED && greeted) {
            online();
        }
        events.onMessage(message);
    }

    private void complain(Problem problem) {
        if (phase == Phase.ONLINE) {
            // It may be about one message only; where it is not, the server closes.
            complaint = problem;
        } else {
            fail(problem);
        }
    }

    private void online() {
        phase = Phase.ONLINE;
        step.cancel();
        absence.end();
        onlineSince = schedule.now();
        events.onStatus(new SignalingStatus.Online(registrant.identity().id().value()));
        outbox.drain(schedule.now()).forEach(this::send);
    }

    private void onLinkClosed(Problem problem) {
        if (phase == Phase.CLOSING) {
            finish();
        } else {
            fail(complaint == null ? problem : complaint);
        }
    }

    private void fail(Problem problem) {
        boolean wasOnline = phase == Phase.ONLINE;
        dropLink();
        if (wasOnline) {
            absence.begin();
            if (schedule.now() - onlineSince >= timings.steady().toNanos()) {
                failures = 0;
            }
        }
        if (problem == Problem.ID_TAKEN && !absence.wasOnline() && registrant.takeSpare()) {
            phase = Phase.WAITING;
            step = schedule.after(Duration.ZERO, this::attempt);
            return;
        }
        if (absence.isFinal(problem)) {
            phase = Phase.REFUSED;
            absence.giveUp();
            events.onStatus(new SignalingStatus.Refused(problem));
            return;
        }
        failures++;
        phase = Phase.WAITING;
        Duration delay = backoff.delay(failures);
        step = schedule.after(delay, this::attempt);
        events.onStatus(new SignalingStatus.Retrying(failures, problem));
    }

    private void finish() {
        dropLink();
        phase = Phase.CLOSED;
        events.onStatus(new SignalingStatus.Closed());
        events.onClosed();
    }

    private void dropLink() {
        stopTimers();
        Link old = link;
        link = null;
        if (old != null) {
            old.abandon();
        }
    }

    private void stopTimers() {
        step.cancel();
        pulse.stop();
    }
}
