package app.parley;

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
 * Sees to it that a profile has one window: a plain start, or a link, goes to the one that is there. Two with one ID
 * would take it from each other at the server.
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
            if (own.isEmpty() && isPlain(request)) {
                return handOver(directory, request);
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

    /** Without anything typed that the other window would not heed. */
    private static boolean isPlain(WindowRequest request) {
        return request.opening().linked().isPresent()
                && !request.options().isServerGiven()
                && !request.options().isScripted();
    }

    private ExitCode handOver(Path directory, WindowRequest request) {
        request.plan().close();
        try {
            String peer = request.opening().linked().orElse("");
            boolean taken = OneWindow.handOver(directory, request.profile(), peer, LIMIT);
            System.err.println(request.words().ofOtherWindow(taken));
            if (toolkit != null) {
                // Half started it may crash when the process ends.
                toolkit.awaitUp();
            }
            return taken ? ExitCode.DONE : ExitCode.MACHINE_CANNOT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.MACHINE_CANNOT;
        }
    }
}
