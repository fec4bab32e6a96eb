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
    private final Registrant registrant;
    private final ServerLocator locator;
    private final Link.Factory links;
    private final Timings timings;
    private final Schedule schedule;
    private final Backoff backoff;
    private final ConnectionEvents events;
    private final Outbox outbox;
    private final Absence absence;
    private final Pulse pulse;
    private final Departure departure;
    private boolean listed;
    private ConnectionPhase phase = ConnectionPhase.WAITING;
    private @Nullable Link link;
    private int failures;
    private long onlineSince;
    /** What the server complained of in its last words. */
    private @Nullable Problem complaint;
    /** The next step of the phase; there is never more than one. */
    private Schedule.Timer step = Schedule.Timer.NONE;

    private long attemptedAt;

    ServerConnection(
            Registrant registrant, ServerLocator locator, Wiring wiring, Backoff backoff, ConnectionEvents events) {
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
        this.departure = new Departure(schedule, timings.farewell());
    }

    void start() {
        events.onStatus(new SignalingStatus.Connecting());
        attempt();
    }

    /** Sends, or keeps until the connection is back. */
    void send(Parcel parcel) {
        if (!phase.isOver() && !sendNow(parcel.message())) {
            outbox.keep(parcel, schedule.now());
        }
    }

    /** Sends if the connection is there; whether it was. */
    boolean sendNow(WireMessage message) {
        return phase == ConnectionPhase.ONLINE && link != null && link.transmit(message.write());
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
     * @return whether one was open or opening, and opens anew
     */
    boolean list(boolean wanted) {
        boolean reopens = wanted != listed && phase.hasLink();
        listed = wanted;
        if (reopens) {
            if (phase == ConnectionPhase.ONLINE) {
                absence.begin();
            }
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

    /**
     * As {@link #close}, but where the end of a call waits for a connection that is away, only once it has left, or after
     * a short while: nothing else tells the peer so soon.
     */
    void depart() {
        boolean mayReturn = absence.wasOnline() && phase != ConnectionPhase.ONLINE && !phase.isOver();
        if (!mayReturn || !outbox.holdsEnd(schedule.now())) {
            close();
        } else if (!departure.hasBegun()) {
            departure.begin(this::close);
            failures = 0;
            probe();
        }
    }

    void close() {
        if (phase.isEnding()) {
            return;
        }
        departure.end();
        stopTimers();
        absence.end();
        phase = ConnectionPhase.CLOSING;
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
        schedule.post(() -> ifCurrent(from, this::onAnswered));
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
        phase = ConnectionPhase.CONNECTING;
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
        if (phase != ConnectionPhase.CONNECTING) {
            return;
        }
        phase = ConnectionPhase.OPENED;
        step.cancel();
        // A stock server greets a new client only, and takes a known one up in silence.
        step = absence.wasOnline()
                ? schedule.after(timings.resume(), this::online)
                : schedule.after(timings.welcome(), () -> fail(Problem.NOT_A_SERVER));
        pulse.beat(opened);
    }

    private void onAnswered() {
        complaint = null;
        pulse.answered();
    }

    private void onReceived(WireMessage message) {
        if (phase != ConnectionPhase.OPENED && phase != ConnectionPhase.ONLINE) {
            return;
        }
        pulse.answered();
        Problem problem = ServerProblems.of(message);
        // Once online it may be about one message only; where it is not, the server closes right after it.
        complaint = problem;
        if (problem != null) {
            if (phase == ConnectionPhase.OPENED) {
                fail(problem);
            }
            return;
        }
        boolean greeted = message.type().equals("OPEN") || absence.wasOnline();
        if (phase == ConnectionPhase.OPENED && greeted) {
            online();
        }
        events.onMessage(message);
    }

    private void online() {
        phase = ConnectionPhase.ONLINE;
        step.cancel();
        absence.end();
        onlineSince = schedule.now();
        events.onStatus(new SignalingStatus.Online(registrant.identity().id().value()));
        outbox.drain(schedule.now()).forEach(this::send);
        if (departure.hasBegun()) {
            close();
        }
    }

    private void onLinkClosed(Problem problem) {
        if (phase == ConnectionPhase.CLOSING) {
            finish();
            return;
        }
        fail(complaint == null ? problem : complaint);
    }

    private void fail(Problem problem) {
        boolean wasOnline = phase == ConnectionPhase.ONLINE;
        dropLink();
        if (wasOnline) {
            absence.begin();
            if (schedule.now() - onlineSince >= timings.steady().toNanos()) {
                failures = 0;
            }
        }
        if (problem == Problem.ID_TAKEN && !absence.wasOnline() && registrant.takeSpare()) {
            phase = ConnectionPhase.WAITING;
            step = schedule.after(Duration.ZERO, this::attempt);
            return;
        }
        if (absence.isFinal(problem)) {
            phase = ConnectionPhase.REFUSED;
            absence.giveUp();
            events.onStatus(new SignalingStatus.Refused(problem));
            return;
        }
        failures++;
        phase = ConnectionPhase.WAITING;
        Duration delay = backoff.delay(failures);
        step = schedule.after(delay, this::attempt);
        events.onStatus(new SignalingStatus.Retrying(failures, problem));
    }

    private void finish() {
        dropLink();
        phase = ConnectionPhase.CLOSED;
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
