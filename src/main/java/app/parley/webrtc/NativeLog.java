package app.parley.webrtc;

import dev.onvoid.webrtc.logging.Logging;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the newest warnings of the native library: the only place where it says why a camera did not start. Its sink
 * runs on any native thread under the library's log lock, so it copies and does nothing else; it can never be removed,
 * so there is one a process.
 */
final class NativeLog {
    private static final int KEPT = 64;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    void install() {
        Logging.addLogSink(Logging.Severity.WARNING, (severity, message) -> Guard.run(() -> keep(message)));
    }

    private void keep(String message) {
        lines.add(message);
        if (size.incrementAndGet() > KEPT) {
            lines.poll();
            size.decrementAndGet();
        }
    }

    /** Forgets all, so that what is found later belongs to what happens now. */
    void clear() {
        while (lines.poll() != null) {
            size.decrementAndGet();
        }
    }

    boolean mentions(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return lines.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
