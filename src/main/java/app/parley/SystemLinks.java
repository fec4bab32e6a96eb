package app.parley;

import app.parley.cli.CallLink;
import java.awt.Desktop;
import java.util.Locale;
import java.util.function.Consumer;

/** Links that the system hands to the running program rather than to a new one, as macOS does. */
final class SystemLinks {
    private SystemLinks() {}

    /** Gives {@code receiver} what each link asks to call, on a thread of the system's. */
    static void listen(Consumer<String> receiver) {
        // Elsewhere AWT, which this would load, is not needed at all.
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        if (mac && Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.APP_OPEN_URI)) {
            Desktop.getDesktop()
                    .setOpenURIHandler(
                            event -> CallLink.peer(event.getURI().toString()).ifPresent(receiver));
        }
    }
}
