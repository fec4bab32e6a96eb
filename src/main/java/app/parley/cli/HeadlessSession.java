package app.parley.cli;

import app.parley.Peer;
import app.parley.PeerConfig;
import app.parley.call.EndReason;
import app.parley.control.CallSnapshot;
import app.parley.control.DeviceProblem;
import app.parley.video.LatestPicture;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Plays a script without a window, and says on standard error what happens. */
final class HeadlessSession {
    private final CliWords words;
    private final SessionPlan plan;
    private final StandardOutput output;
    private final ReportWriter reports;

    HeadlessSession(CliWords words, SessionPlan plan, StandardOutput output, ReportWriter reports) {
        this.words = words;
        this.plan = plan;
        this.output = output;
        this.reports = reports;
    }

    /** Blocks until the script is over, or a signal ends it. */
    ExitCode run() {
        if (!LocalNetwork.exists()) {
            plan.close();
            System.err.println(words.noNetwork());
            return ExitCode.MACHINE_CANNOT;
        }
        CallMeter meter = new CallMeter();
        PeerConfig config = plan.config(new LatestPicture(), new LatestPicture(), Optional.of(meter));
        try (Peer peer = Peer.start(config).join()) {
            return play(peer, meter);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            System.err.println(words.library(String.valueOf(e.getCause())));
            return ExitCode.MACHINE_CANNOT;
        } finally {
            plan.close();
        }
    }

    private ExitCode play(Peer peer, CallMeter meter) {
        ScriptRunner runner =
                new ScriptRunner(plan.script(), peer.thread(), peer.control(), meter, new Teller(words, plan, this));
        peer.know(plan.kept(), Set.of());
        peer.thread().post(() -> runner.start(peer.control()::addHistorian));
        if (plan.announcesReady()) {
            new GuestLinkTeller(words, plan.server()).listenTo(peer);
        }
        // To make its handler takes some tens of milliseconds, in which the call begins already.
        EndSignals.take(runner::interrupt);
        return runner.result().join();
    }

    /** Tells scripts by standard output and people by standard error. */
    private static final class Teller implements ScriptRunner.Audience {
        private final CliWords words;
        private final SessionPlan plan;
        private final HeadlessSession session;
        private final Set<DeviceProblem> told = EnumSet.noneOf(DeviceProblem.class);
        private CallSnapshot last = CallSnapshot.INITIAL;
        private String saidOfSignaling = "";

        Teller(CliWords words, SessionPlan plan, HeadlessSession session) {
            this.words = words;
            this.plan = plan;
            this.session = session;
        }

        @Override
        public void onReady(String id) {
            if (plan.announcesReady()) {
                session.output.println("ready " + id);
            }
        }

        @Override
        public void onSnapshot(CallSnapshot snapshot) {
            for (DeviceProblem problem : snapshot.problems()) {
                if (told.add(problem)) {
                    System.err.println(words.of(problem));
                }
            }
            if (!snapshot.signaling().equals(last.signaling())) {
                words.of(snapshot.signaling(), plan.serverName()).ifPresent(this::sayOfSignaling);
            }
            if (snapshot.phase() == CallSnapshot.Phase.CONNECTED && last.phase() == snapshot.phase()) {
                words.ofChange(last.peerMedia(), snapshot.peerMedia()).forEach(System.err::println);
            }
            if (snapshot.phase() != last.phase()) {
                (isTooSoon(snapshot) ? Optional.of(words.tooSoon(snapshot)) : words.of(snapshot))
                        .ifPresent(System.err::println);
            }
            last = snapshot;
        }

        /** A program that says no cause may have found no path before we did. */
        private boolean isTooSoon(CallSnapshot now) {
            return last.phase() == CallSnapshot.Phase.CONNECTING
                    && now.endReason().equals(Optional.of(EndReason.PEER_HUNG_UP));
        }

        /** Every attempt has a status of its own; what went wrong is news only when it changes. */
        private void sayOfSignaling(String sentence) {
            if (!sentence.equals(saidOfSignaling)) {
                saidOfSignaling = sentence;
                System.err.println(sentence);
            }
        }

        @Override
        public void onUnmet(Expectation expectation) {
            System.err.println(words.expectationFailed(expectation.name().toLowerCase(Locale.ROOT)));
        }

        @Override
        public void onReport(String report) {
            session.reports.write(report);
        }
    }
}
