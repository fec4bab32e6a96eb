package app.parley.cli;

import app.parley.rig.ParleyProcess;
import app.parley.rig.Xvfb;
import app.parley.server.ServerOptions;
import app.parley.server.SignalingServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Bob, who answers, and Ann, who calls him, over one signaling server. Closing ends all of it. */
final class TwoPeers implements AutoCloseable {
    static final VirtualSound ANN = VirtualSound.tone("ann", 440);
    static final VirtualSound BOB = VirtualSound.tone("bob", 660);

    private final Path home;
    private final String url;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Map<String, String> annsSound = Map.of();
    private Map<String, String> bobsSound = Map.of();
    private List<String> card = ParleyProcess.SMALL_CARD;

    /** Over the server at {@code url}. */
    TwoPeers(Path home, String url) {
        this.home = home;
        this.url = url;
    }

    /** Over a server of their own in this process, which limits nobody. */
    static TwoPeers withServer(Path home) throws IOException {
        ServerOptions standard = ServerOptions.defaults();
        ServerOptions.Limits limits = standard.limits();
        SignalingServer server =
                SignalingServer.start(standard.with(standard.listen().at("127.0.0.1", 0))
                        .with(new ServerOptions.Limits(limits.frameBytes(), 0, 0, limits.outbound(), limits.queues())));
        TwoPeers peers = new TwoPeers(home, "ws://127.0.0.1:" + server.port());
        peers.open.push(server);
        return peers;
    }

    /** Gives each a microphone with a tone, and a speaker; with the usual test card, for whoever measures what comes. */
    TwoPeers withSound() throws IOException, SoundServerException {
        PrivatePulseAudio sound = PrivatePulseAudio.start(List.of(ANN, BOB));
        open.push(sound);
        annsSound = sound.environment(ANN);
        bobsSound = sound.environment(BOB);
        card = List.of("--media", "test");
        return this;
    }

    String url() {
        return url;
    }

    /** Bob takes every call; returns once he can be called. */
    ParleyProcess bobAnswers(String... more) throws IOException, InterruptedException {
        ParleyProcess bob = start("bob", bobsSound, List.of("answer", "--auto-answer"), more);
        bob.awaitReady();
        return bob;
    }

    /** Bob is there, but takes no call. */
    ParleyProcess bobOnlyListens(String... more) throws IOException, InterruptedException {
        ParleyProcess bob = start("bob", bobsSound, List.of("answer"), more);
        bob.awaitReady();
        return bob;
    }

    ParleyProcess annCallsBob(String... more) throws IOException {
        return call("ann", "bob", more);
    }

    /** With a window, which only says when pictures come if it is to report. */
    ParleyProcess windowCallsBob(Xvfb screen, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("call", "bob", "--as", "ann", "--server", url));
        arguments.addAll(card);
        arguments.addAll(List.of(more));
        ParleyProcess process = ParleyProcess.startWindow(home.resolve("ann"), screen, arguments);
        open.push(process);
        return process;
    }

    ParleyProcess call(String from, String to, String... more) throws IOException {
        return start(from, from.equals("ann") ? annsSound : Map.of(), List.of("call", to), more);
    }

    /** With {@code --headless --media test --as name --server url}. */
    private ParleyProcess start(String name, Map<String, String> sound, List<String> what, String... more)
            throws IOException {
        List<String> arguments = new ArrayList<>(what);
        arguments.addAll(card);
        arguments.addAll(List.of("--headless", "--as", name, "--server", url));
        arguments.addAll(List.of(more));
        ParleyProcess process = ParleyProcess.start(home.resolve(name), withoutFolders(sound), arguments);
        open.push(process);
        return process;
    }

    /** The sound server is named by its socket: the runtime folder stays the peer's own. */
    private static Map<String, String> withoutFolders(Map<String, String> sound) {
        Map<String, String> rest = new java.util.HashMap<>(sound);
        rest.remove("XDG_RUNTIME_DIR");
        return rest;
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
