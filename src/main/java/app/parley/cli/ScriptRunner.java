package app.parley.cli;

import app.parley.call.CallId;
import app.parley.control.CallCommands;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.CallSummary;
import app.parley.control.ControlThread;
import app.parley.control.DeviceProblem;
import app.parley.control.SignalingStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Plays a script: dials or answers, measures, hangs up, reports, and says with which code to leave. Confined to
 * call-control but for {@link #result} and {@link #interrupt}.
 */
public final class ScriptRunner {
    /** On a machine that is busy elsewhere; else it is half a second. */
    private static final int GOODBYE_SECONDS = 10;

    private static final Duration READING_PACE = Duration.ofSeconds(1);
    /** How long the last one may take. */
    private static final Duration READING = Duration.ofMillis(500);
    /** A server that is being started at the same moment is up by then. */
    private static final Duration FIRST_ONLINE = Duration.ofSeconds(8);

    /** Told what happens. */
    public interface Audience {
        /** First time online: others can call now. */
        void onReady(String id);

        void onSnapshot(CallSnapshot snapshot);

        /** A call that connected did not bring this. */
        default void onUnmet(Expectation expectation) {}

        /** @param json one JSON object without line breaks */
        void onReport(String json);
    }

    private final CallScript script;
    private final ControlThread control;
    private final CallCommands commands;
    private final CallMeter meter;
    private final Audience audience;
    private final CompletableFuture<ExitCode> result = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private ExitCode worst = ExitCode.DONE;
    private CallSnapshot last = CallSnapshot.INITIAL;
    private boolean ready;
    private boolean interrupted;
    private int callsDone;
    private long startedNanos;
    /** This program answered itself, then. */
    private Optional<Long> acceptedNanos = Optional.empty();

    private boolean reading;
    private Runnable stopReading = () -> {};

    public ScriptRunner(
            CallScript script, ControlThread control, CallCommands commands, CallMeter meter, Audience audience) {
        this.script = script;
        this.control = control;
        this.commands = commands;
        this.meter = meter;
        this.audience = audience;
    }

    /** The first code that is not {@code DONE}, or that, once all calls are over. */
    public CompletableFuture<ExitCode> result() {
        return result;
    }

    /** Begins; {@code addHistorian} is where ended calls are told. */
    public void start(Consumer<Consumer<CallSummary>> addHistorian) {
        addHistorian.accept(this::onCallOver);
        commands.subscribe(this::onSnapshot);
        control.schedule(FIRST_ONLINE, () -> {
            if (!ready) {
                finish(problem().map(ExitCode::of).orElse(ExitCode.SIGNALING_UNREACHABLE));
            }
        });
    }

    /** Hangs up what there is and ends; from any thread. */
    public void interrupt() {
        control.post(() -> {
            interrupted = true;
            if (live(last)) {
                measureThen(() -> last.call().ifPresent(commands::hangUp));
            } else {
                finish(worst);
            }
        });
    }

    /** Waits for what {@link #interrupt} began, for a few seconds at most. */
    public void awaitEnd() {
        try {
            ended.await(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void onSnapshot(CallSnapshot snapshot) {
        Phase before = last.phase();
        Optional<CallId> callBefore = last.call();
        last = snapshot;
        audience.onSnapshot(snapshot);
        if (snapshot.signaling() instanceof SignalingStatus.Online(String id) && !ready) {
            becomeReady(id);
        }
        if (snapshot.signaling() instanceof SignalingStatus.Refused(var problem) && !live(snapshot)) {
            finish(ExitCode.of(problem));
        }
        if (!snapshot.call().equals(callBefore) && live(snapshot)) {
            startedNanos = System.nanoTime();
            acceptedNanos = Optional.empty();
            meter.reset();
        }
        if (snapshot.phase() != before) {
            entered(snapshot);
        }
    }

    private void becomeReady(String id) {
        ready = true;
        audience.onReady(id);
        dial();
    }

    /** Commands are posted: the next call does not begin within the delivery of this one's end. */
    private void dial() {
        // A window may stay open after the script: whoever calls there then is the person.
        if (!interrupted && !isOver()) {
            script.dial().ifPresent(peer -> commands.dial(peer, script.media()));
        }
    }

    private boolean isOver() {
        return result.isDone();
    }

    private void entered(CallSnapshot snapshot) {
        switch (snapshot.phase()) {
            case RINGING -> {
                if (script.autoAnswer()) {
                    snapshot.call().ifPresent(this::answer);
                }
            }
            case CONNECTED -> connected(snapshot);
            case IDLE, CALLING, CONNECTING, RECONNECTING, ENDED -> {}
        }
    }

    private void answer(CallId call) {
        if (script.ring().isZero()) {
            accept(call);
        } else {
            control.schedule(script.ring(), () -> accept(call));
        }
    }

    private void accept(CallId call) {
        if (last.call().equals(Optional.of(call))) {
            acceptedNanos = Optional.of(System.nanoTime());
            commands.accept(call, script.media());
        }
    }

    private void connected(CallSnapshot snapshot) {
        if (reading || isOver()) {
            // Back from reconnecting: the clock of --for has run on.
            return;
        }
        reading = true;
        stopReading = control.repeat(READING_PACE, () -> commands.collectStatistics(meter::onStatistics));
        CallId call = snapshot.call().orElseThrow();
        script.hangUpAfter()
                .ifPresent(after -> control.schedule(after, () -> measureThen(() -> commands.hangUp(call))));
    }

    /** A last reading, then {@code next}; the reading may never come where the connection has gone. */
    private void measureThen(Runnable next) {
        CompletableFuture<Void> measured = new CompletableFuture<>();
        commands.collectStatistics(reading -> {
            meter.onStatistics(reading);
            measured.complete(null);
        });
        Runnable give = control.schedule(READING, () -> measured.complete(null));
        measured.thenRun(() -> {
            give.run();
            next.run();
        });
    }

    private void onCallOver(CallSummary summary) {
        stopReading.run();
        reading = false;
        if (isOver()) {
            return;
        }
        if (isOfScript(summary)) {
            report(summary);
            callsDone++;
        }
        if (interrupted || isOfScript(summary) && callsDone == script.calls()) {
            finish(worst);
        } else {
            control.schedule(script.pause(), this::dial);
        }
    }

    /** Others may call, too, where a window is open. */
    private boolean isOfScript(CallSummary summary) {
        return script.dial().map(summary.peer()::equals).orElse(true);
    }

    private void report(CallSummary summary) {
        CallFigures figures = meter.figures();
        Optional<DeviceProblem> noAudio = last.problems().stream()
                .filter(problem -> problem.kind() == DeviceProblem.Kind.AUDIO)
                .findFirst();
        audience.onReport(CallReport.text(
                CallReport.of(summary, figures, new CallReport.Clocks(startedNanos, acceptedNanos), noAudio)));
        keepWorst(judge(summary, figures));
    }

    private ExitCode judge(CallSummary summary, CallFigures figures) {
        if (summary.connectedAfter().isEmpty()) {
            return ExitCode.ofUnconnected(summary.reason());
        }
        ExitCode ended = ExitCode.of(summary.reason());
        if (ended != ExitCode.DONE) {
            return ended;
        }
        List<Expectation> unmet = script.expected().stream()
                .filter(wanted -> !wanted.isMetBy(figures))
                .sorted()
                .toList();
        unmet.forEach(audience::onUnmet);
        return unmet.isEmpty() ? ExitCode.DONE : ExitCode.EXPECTATION_FAILED;
    }

    private void keepWorst(ExitCode code) {
        if (worst == ExitCode.DONE) {
            worst = code;
        }
    }

    private void finish(ExitCode code) {
        keepWorst(code);
        result.complete(worst);
        ended.countDown();
    }

    private Optional<SignalingStatus.Problem> problem() {
        return last.signaling() instanceof SignalingStatus.Retrying(int _, var problem)
                ? Optional.of(problem)
                : Optional.empty();
    }

    private static boolean live(CallSnapshot snapshot) {
        return snapshot.phase() != Phase.IDLE && snapshot.phase() != Phase.ENDED;
    }
}
