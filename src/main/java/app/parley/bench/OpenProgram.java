package app.parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A desktop program that runs: fresh home, own session bus. Closing kills all of it. */
final class OpenProgram implements AutoCloseable {
    private final FreshHome home;
    private final SessionBus bus;
    private final Process process;
    private final long started;

    private OpenProgram(FreshHome home, SessionBus bus, Process process, long started) {
        this.home = home;
        this.bus = bus;
        this.process = process;
        this.started = started;
    }

    /** @param environment names the display */
    static OpenProgram start(DesktopProgram program, Map<String, String> environment, Path log) throws IOException {
        FreshHome home = new FreshHome();
        SessionBus bus = SessionBus.start(home.environment());
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().putAll(home.environment());
        builder.environment().putAll(environment);
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", bus.address());
        long started = System.nanoTime();
        return new OpenProgram(home, bus, builder.start(), started);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Since just before the process was made. */
    double millis() {
        return (System.nanoTime() - started) / 1e6;
    }

    /** The program, its children, and those that the session bus started for it. */
    ProcessSample sample() throws IOException {
        return ProcessSample.sum(handles().toList());
    }

    private Stream<ProcessHandle> handles() {
        return Stream.of(Stream.of(process.toHandle()), process.descendants(), bus.activated())
                .flatMap(it -> it);
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = handles().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(it -> it.onExit().join());
        bus.close();
        home.close();
    }
}
