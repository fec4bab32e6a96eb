package app.parley.net;

import app.parley.rig.Namespace;
import app.parley.rig.Namespaces;
import app.parley.rig.ParleyProcess;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Hosts and the programs on them: a signaling server, a callee named {@code bob}, a caller. Closing ends every program
 * and removes every host. Confined to one thread.
 */
final class CallNetwork implements AutoCloseable {
    static final String CALLEE = "bob";
    static final int PORT = 9000;
    /** Where the hosts of {@link #serveApart} reach the server. */
    static final String SERVER_OF_A = "10.32.0.9";

    static final String SERVER_OF_B = "10.33.0.9";

    private final Namespaces hosts = new Namespaces();
    private final Deque<ParleyProcess> programs = new ArrayDeque<>();

    Namespaces hosts() {
        return hosts;
    }

    /** A signaling server that listens on all addresses of a host. */
    ParleyProcess serve(Namespace host) throws Exception {
        ParleyProcess server = start(host, "serve", List.of("serve", "--port", Integer.toString(PORT)));
        server.awaitSaid("listens on port");
        return server;
    }

    /** A signaling server on a host of its own, with one cable to each of two hosts: by those they do not reach each other. */
    void serveApart(Namespace a, Namespace b) throws Exception {
        Namespace server = hosts.add("serve");
        hosts.join(a, "10.32.0.1/24", server, SERVER_OF_A + "/24");
        hosts.join(b, "10.33.0.2/24", server, SERVER_OF_B + "/24");
        serve(server);
    }

    /** Waits for one call on a host; returns once it can be called. */
    ParleyProcess answer(Namespace host, String server, String... more) throws Exception {
        ParleyProcess callee = start(
                host, "answer", peer(List.of("answer", "--auto-answer", "--calls", "1", "--as", CALLEE), server, more));
        callee.awaitReady();
        return callee;
    }

    /** Calls the callee from a host. */
    ParleyProcess call(Namespace host, String server, String... more) throws IOException {
        return start(host, "call", peer(List.of("call", CALLEE), server, more));
    }

    private static List<String> peer(List<String> what, String server, String... more) {
        List<String> all = new ArrayList<>(what);
        all.addAll(ParleyProcess.SMALL_CARD);
        all.addAll(List.of("--headless", "--server", url(server), "--report", "-"));
        all.addAll(List.of(more));
        return all;
    }

    /** Any other use of the program. */
    ParleyProcess start(Namespace host, String name, List<String> arguments) throws IOException {
        ParleyProcess started = ParleyProcess.startOn(host, name, arguments);
        programs.push(started);
        return started;
    }

    static String url(String address) {
        return "ws://" + address + ":" + PORT;
    }

    @Override
    public void close() throws IOException {
        try (hosts) {
            for (ParleyProcess each : programs) {
                each.close();
            }
        }
    }
}
