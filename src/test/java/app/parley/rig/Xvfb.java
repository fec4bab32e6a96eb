package app.parley.rig;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A display without a screen, on a number that was free. Needs Debian's xvfb and imagemagick. */
public final class Xvfb implements AutoCloseable {
    private final ChildProcess process;
    private final String display;

    private Xvfb(ChildProcess process, String display) {
        this.process = process;
        this.display = display;
    }

    /** A screen of so many pixels, 24 bit colour, ready for clients. */
    public static Xvfb start(int width, int height) throws IOException, InterruptedException {
        // It writes the number to descriptor 1 once it listens.
        ChildProcess process = ChildProcess.start(
                "xvfb",
                List.of(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        width + "x" + height + "x24",
                        "-nolisten",
                        "tcp",
                        // Else it starts anew whenever its last client has gone, and turns away who comes meanwhile.
                        "-noreset"));
        try {
            String number = process.awaitLine(line -> line.strip().matches("\\d+"), Duration.ofSeconds(20));
            return new Xvfb(process, ":" + number.strip());
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    /** Such as {@code :5}. */
    public String display() {
        return display;
    }

    /** What a child process needs in its environment. */
    public Map<String, String> environment() {
        return Map.of("DISPLAY", display);
    }

    /** Writes all that the screen shows. */
    public void screenshot(Path png) throws IOException, InterruptedException {
        ChildProcess.run(List.of("import", "-display", display, "-window", "root", "png:" + png));
    }

    @Override
    public void close() throws IOException {
        // Asked to end, it removes its lock file and socket; killed, it leaves them.
        process.terminate();
        try {
            process.awaitExit(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.close();
        }
    }
}
