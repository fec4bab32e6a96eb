package app.parley;

import app.parley.cli.CallMeter;
import app.parley.cli.EndSignals;
import app.parley.cli.ExitCode;
import app.parley.cli.GuestLinkTeller;
import app.parley.cli.ScriptRunner;
import app.parley.cli.Session.WindowRequest;
import app.parley.cli.SessionPlan;
import app.parley.cli.StandardOutput;
import app.parley.cli.Version;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSummary;
import app.parley.settings.CallHistory;
import app.parley.settings.Directories;
import app.parley.settings.Settings.CallDefaults;
import app.parley.settings.UpdateFile;
import app.parley.ui.AppInfo;
import app.parley.ui.FirstFrames;
import app.parley.ui.FxThread;
import app.parley.ui.MainWindow;
import app.parley.ui.Surroundings;
import app.parley.update.ReleaseInquiry;
import app.parley.video.LatestPicture;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program with its window: one peer, one window, and the script that a tester may have given. */
final class DesktopApp {
    private static final int LONGEST_FAREWELL_SECONDS = 2;
    /** By then the window is there, and has stopped working. */
    private static final Duration ONCE_STARTED = Duration.ofSeconds(3);

    private final WindowRequest request;
    private final SessionPlan plan;
    private final Toolkit toolkit;
    private final Optional<OneWindow> own;
    private final CallMeter meter = new CallMeter();
    private final LatestPicture remotePicture;
    private final LatestPicture ownPicture = new LatestPicture();
    private final CompletableFuture<ExitCode> result = new CompletableFuture<>();
    private final BackgroundThread background = new BackgroundThread();
    private @Nullable MainWindow window;
    private @Nullable UpdateWatch news;

    /** @param own the profile's door for later starts, where this is its window */
    DesktopApp(WindowRequest request, Toolkit toolkit, Optional<OneWindow> own) {
        this.request = request;
        this.toolkit = toolkit;
        this.own = own;
        this.plan = request.plan();
        this.remotePicture = request.options().isScripted() ? new LatestPicture(meter::onDrawn) : new LatestPicture();
    }

    /** Blocks until the window is closed or the script is over. */
    ExitCode run() {
        // A person's call is not measured: that would cost an array for every 10 ms of sound.
        Optional<CallMeter> measuring = request.options().isScripted() ? Optional.of(meter) : Optional.empty();
        Peer peer =
                Peer.create(plan.config(remotePicture, ownPicture, measuring).with(new SpeakerRinger()));
        if (!toolkit.awaitUp()) {
            System.err.println(request.words().noDisplay());
            peer.close();
            plan.close();
            return ExitCode.MACHINE_CANNOT;
        }
        try (peer) {
            FxThread.run(() -> openOrFail(peer));
            ExitCode code = result.join();
            // Before the good-byes, which may take seconds where the network is away.
            FxThread.run(this::closeWindow);
            return code;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            System.err.println(request.words().library(String.valueOf(e.getCause())));
            return ExitCode.MACHINE_CANNOT;
        } finally {
            leaveToolkit();
            closeNews();
            background.run(request.file()::saveWhatWaits);
            background.close();
            plan.close();
            StandardOutput.silence();
        }
    }

    /** Without a window nobody could end the program. */
    private void openOrFail(Peer peer) {
        try {
            open(peer);
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    /** On the JavaFX Application Thread. */
    private void open(Peer peer) {
        SavedPreferences preferences = new SavedPreferences(
                request.loaded(), request.file(), background, peer, new OwnIdentity(request, background, peer));
        begin(peer, preferences);
        ServerReach reach = new ServerReach(plan.server(), request, background, peer);
        CallHistory history = new CallHistory(Directories.of(request.profile()).historyFile());
        KnownPeople people = new KnownPeople(request.settings().people(), request.file(), history, background, peer);
        peer.control().subscribe(people::onSnapshot);
        UpdateWatch updates = updates();
        Stage stage = new Stage();
        WindowPlacement.place(stage, request.options());
        MainWindow opened = new MainWindow(
                stage,
                peer.control(),
                remotePicture,
                ownPicture,
                new Surroundings(reach, people, preferences, updates, devices(peer), browser()),
                new AppInfo(Version.number(), request.profile().name()),
                () -> result.complete(ExitCode.DONE));
        window = opened;
        opened.show();
        updates.begin();
        takeLinks(opened);
        peer.setPreview(preferences.showOwnPicture());
        peer.setRingTone(preferences.ringTone());
        peer.thread()
                .post(() -> peer.control().addHistorian(summary -> {
                    remember(history, summary);
                    people.refresh();
                }));
        play(peer, stage);
        FirstFrames.then(() -> peer.begin().whenComplete((_, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            }
            // Most of what a start has made is of no use any more. Collected now, it does not stand in the way of the
            // first call's pictures.
            background.run(System::gc);
        }));
    }

    /** None of them dials: what they ask to call waits in the field. */
    private void takeLinks(MainWindow opened) {
        request.opening().linked().filter(peer -> !peer.isEmpty()).ifPresent(opened::comeUp);
        own.ifPresent(door -> door.listen(peer -> FxThread.run(() -> opened.comeUp(peer))));
        SystemLinks.listen(peer -> FxThread.run(() -> opened.comeUp(peer)));
    }

    private UpdateWatch updates() {
        UpdateFile kept = new UpdateFile(Directories.of(request.profile()).updateFile());
        UpdateWatch made = new UpdateWatch(
                request.settings().updates(),
                new UpdateWatch.Memory(request.file(), kept, background),
                new ReleaseInquiry(Version.number()),
                Version.number(),
                Clock.systemUTC());
        news = made;
        return made;
    }

    private SavedDevices devices(Peer peer) {
        return new SavedDevices(plan.devices(), request.file(), background, peer);
    }

    /** As the toolkit knows it: xdg-open, or what the other systems have. */
    private static Consumer<String> browser() {
        HostServices host = new Application() {
            @Override
            public void start(Stage stage) {
                // Never launched: it only stands for this program.
            }
        }.getHostServices();
        return host::showDocument;
    }

    /** With the microphone and the camera as the person left them. */
    private void begin(Peer peer, SavedPreferences preferences) {
        CallDefaults start = request.settings().calls();
        peer.control().setMicrophoneOn(start.microphone());
        peer.control().setCameraOn(start.camera());
        peer.control().followSwitches(switched -> FxThread.run(() -> preferences.setStart(switched)));
    }

    private void play(Peer peer, Stage stage) {
        WindowShot shot = new WindowShot(stage, request.options(), background);
        ScriptRunner runner =
                new ScriptRunner(plan.script(), peer.thread(), peer.control(), meter, new ScriptRunner.Audience() {
                    @Override
                    public void onReady(String id) {
                        if (plan.announcesReady() && request.opening().answering()) {
                            request.output().println("ready " + id);
                        }
                    }

                    @Override
                    public void onSnapshot(CallSnapshot snapshot) {
                        shot.onSnapshot(snapshot);
                    }

                    @Override
                    public void onReport(String report) {
                        request.reports().write(report);
                    }
                });
        peer.thread().post(() -> runner.start(peer.control()::addHistorian));
        if (plan.announcesReady() && request.opening().answering()) {
            new GuestLinkTeller(request.words(), plan.server()).listenTo(peer);
        }
        if (request.options().isScripted()) {
            runner.result().thenAccept(result::complete);
        }
        Thread hook = new Thread(() -> interruptedEarly(runner, peer), "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        // To make its handler takes some tens of milliseconds of the processor.
        peer.thread()
                .schedule(
                        ONCE_STARTED,
                        () -> background.run(() -> {
                            if (EndSignals.take(() -> interrupted(runner))) {
                                Runtime.getRuntime().removeShutdownHook(hook);
                            }
                        }));
    }

    /** Ctrl-C: hang up first, so that the other side knows at once. */
    private void interrupted(ScriptRunner runner) {
        runner.interrupt();
        runner.awaitEnd();
        result.complete(ExitCode.DONE);
    }

    /** The same while the JVM ends everything, {@link #result} among it. */
    private void interruptedEarly(ScriptRunner runner, Peer peer) {
        if (!result.isDone()) {
            runner.interrupt();
            runner.awaitEnd();
            // The process ends with this thread: the good-bye must have left.
            peer.close();
        }
    }

    private void remember(CallHistory history, CallSummary summary) {
        background.run(() -> history.append(HistoryEntries.of(summary)));
    }

    /** Waits until the window is gone: JavaFX, ended from outside in the middle of a pulse, would say so in a trace. */
    private void leaveToolkit() {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        FxThread.run(() -> {
            closeWindow();
            FxThread.later(() -> {
                Platform.exit();
                gone.complete(null);
            });
        });
        gone.completeOnTimeout(null, LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS).join();
    }

    private void closeNews() {
        UpdateWatch watch = news;
        if (watch != null) {
            watch.close();
        }
    }

    private void closeWindow() {
        MainWindow open = window;
        window = null;
        if (open != null) {
            open.close();
        }
    }
}
