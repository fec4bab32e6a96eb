package app.parley.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A D-Bus session of its own, as a desktop has one; Jami does not open without. Closing ends it and what it started. */
final class SessionBus implements AutoCloseable {
    private final Process daemon;
    private final String address;

    private SessionBus(Process daemon, String address) {
        this.daemon = daemon;
        this.address = address;
    }

    /** Waits until it takes connections. */
    static SessionBus start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address=1")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process daemon = builder.start();
        var lines = new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.US_ASCII));
        String address = lines.readLine();
        if (address == null) {
            throw new IOException("dbus-daemon did not start");
        }
        return new SessionBus(daemon, address);
    }

    String address() {
        return address;
    }

    /** What was started through it: those belong to who asked for them. */
    Stream<ProcessHandle> activated() {
        return daemon.descendants();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(daemon.descendants(), Stream.of(daemon.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(it -> it.onExit().join());
    }
}
