package app.parley;

import app.parley.call.PeerId;
import app.parley.cli.ExitCode;
import app.parley.cli.Session.WindowRequest;
import app.parley.settings.RuntimeDirectory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a profile has one window: a plain start, a link or a call goes to the one that is there, and any other
 * start ends. Two with one ID would take it from each other at the server.
 */
final class WindowStart {
    private static final Logger LOG = System.getLogger(WindowStart.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private @Nullable Toolkit toolkit;

    /** Begins what a window will need, where it is already clear that one is wanted. */
    void begin() {
        toolkit = Toolkit.start();
    }

    ExitCode run(WindowRequest request) {
        if (request.options().isIdGiven()) {
            return open(request, Optional.empty());
        }
        Optional<OneWindow> own;
        try {
            Path directory = RuntimeDirectory.open();
            own = OneWindow.claim(directory, request.profile());
            if (own.isEmpty()) {
                return besideAnother(directory, request);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "whether another window is there cannot be told", e);
            own = Optional.empty();
        }
        try {
            return open(request, own);
        } finally {
            own.ifPresent(OneWindow::close);
        }
    }

    private ExitCode open(WindowRequest request, Optional<OneWindow> own) {
        Toolkit starting = toolkit == null ? Toolkit.start() : toolkit;
        return new DesktopApp(request, starting, own).run();
    }

    private ExitCode besideAnother(Path directory, WindowRequest request) {
        request.plan().close();
        ExitCode code = forOther(request)
                .map(peer -> handOver(directory, request, peer))
                .orElseGet(() -> {
                    System.err.println(request.words().profileInUse());
                    return ExitCode.ID_TAKEN;
                });
        if (toolkit != null) {
            // Half started it may crash when the process ends.
            toolkit.awaitUp();
        }
        return code;
    }

    /**
     * What the other window is asked to call, or an empty text where it only comes to the front; nothing where something
     * was typed that it would not heed.
     */
    private static Optional<String> forOther(WindowRequest request) {
        boolean heeded = !request.options().isServerGiven()
                && !request.options().isScripted()
                && !request.opening().answering();
        Optional<PeerId> dialled = request.plan().script().dial();
        return heeded ? request.opening().linked().or(() -> dialled.map(PeerId::value)) : Optional.empty();
    }

    private static ExitCode handOver(Path directory, WindowRequest request, String peer) {
        try {
            boolean taken = OneWindow.handOver(directory, request.profile(), peer, LIMIT);
            System.err.println(request.words().ofOtherWindow(taken, peer));
            return taken ? ExitCode.DONE : ExitCode.MACHINE_CANNOT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.MACHINE_CANNOT;
        }
    }
}
