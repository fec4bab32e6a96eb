package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Chromium;
import app.parley.rig.NpmPeerServer;
import app.parley.rig.PageServer;
import app.parley.rig.ParleyProcess;
import app.parley.server.ServerOptions;
import app.parley.server.SignalingServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One Chromium, both signaling servers and a sound server for a class of tests, and the pages and Parleys of the test
 * that runs. Closing ends all of it. Confined to one thread.
 */
final class PagesAndParleys implements AutoCloseable {
    /** Which signaling server a page and its peer meet on. */
    enum Behind {
        OURS,
        NPM
    }

    /** What every Parley's microphone hears. */
    static final VirtualSound SOUND = VirtualSound.tone("parley", 440);

    private final Path home;
    private final Deque<AutoCloseable> lasting = new ArrayDeque<>();
    private final Deque<AutoCloseable> ofTest = new ArrayDeque<>();
    private final List<PeerPage> pages = new ArrayList<>();
    private final Chromium chromium;
    private final PageServer pageServer;
    private final SignalingServer ours;
    private final NpmPeerServer npm;
    private final Map<String, String> sound;
    private @Nullable ParleyProcess bob;

    PagesAndParleys(Path home) throws Exception {
        this.home = home;
        try {
            PrivatePulseAudio pulse = keep(PrivatePulseAudio.start(List.of(SOUND)));
            sound = Map.of("PULSE_SERVER", pulse.environment(SOUND).get("PULSE_SERVER"));
            ServerOptions standard = ServerOptions.defaults();
            ours = keep(SignalingServer.start(standard.with(standard.listen().at("127.0.0.1", 0))));
            npm = keep(NpmPeerServer.start());
            pageServer = keep(PeerPage.serve());
            chromium = keep(Chromium.start());
        } catch (Throwable e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T keep(T each) {
        lasting.push(each);
        return each;
    }

    /** @see PeerPage#open */
    PeerPage page(Behind server, String id, String sends, String takes) throws Exception {
        PeerPage page = PeerPage.open(chromium, pageServer, port(server), id, sends, takes);
        ofTest.push(page);
        pages.add(page);
        return page;
    }

    /** A Parley behind our server that takes every call, for all tests of the class. */
    ParleyProcess bob() throws Exception {
        ParleyProcess there = bob;
        if (there == null) {
            there = answering(Behind.OURS, "bob");
            ofTest.remove(there);
            bob = keep(there);
        }
        return there;
    }

    /** A Parley that takes every call; it can be called when this returns. */
    ParleyProcess answering(Behind server, String id, String... more) throws Exception {
        ParleyProcess parley = start(server, id, List.of("answer", "--auto-answer"), more);
        parley.awaitReady();
        return parley;
    }

    /** A Parley that rings and takes no call. */
    ParleyProcess ringing(Behind server, String id) throws Exception {
        ParleyProcess parley = start(server, id, List.of("answer"));
        parley.awaitReady();
        return parley;
    }

    ParleyProcess calling(Behind server, String id, String to, String... more) throws Exception {
        return start(server, id, List.of("call", to), more);
    }

    private ParleyProcess start(Behind server, String id, List<String> what, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(what);
        arguments.addAll(ParleyProcess.SMALL_CARD);
        arguments.addAll(List.of("--headless", "--as", id, "--report", "-", "--server"));
        arguments.add("ws://127.0.0.1:" + port(server));
        arguments.addAll(List.of(more));
        ParleyProcess parley = ParleyProcess.start(home.resolve(id), sound, arguments);
        ofTest.push(parley);
        return parley;
    }

    private int port(Behind server) {
        return switch (server) {
            case OURS -> ours.port();
            case NPM -> npm.port();
        };
    }

    /** The report of the first call with that peer. */
    static ReportCheck report(ParleyProcess parley, String peer) throws InterruptedException {
        String line =
                parley.child().awaitLine(said -> said.contains("\"peer\":\"" + peer + "\""), ParleyProcess.PATIENCE);
        JsonObject json = JsonParser.parseString(line).getAsJsonObject();
        System.out.println("report: " + json);
        return new ReportCheck(json);
    }

    /** Waits until so many calls with that peer are over. */
    static void awaitReports(ParleyProcess parley, String peer, int calls) {
        long deadline = System.nanoTime() + ParleyProcess.PATIENCE.toNanos();
        while (parley.reports().stream()
                        .filter(each -> each.get("peer").getAsString().equals(peer))
                        .count()
                < calls) {
            assertTrue(System.nanoTime() < deadline, () -> parley.stdout().toString());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Ends the test's pages and Parleys; then what each page heard from Parleys is read as strictly as can be. */
    void endTest() throws Exception {
        try {
            for (PeerPage each : pages) {
                each.hangUpAll();
                assertTrue(new PageMail(each).assertStrict() > 0, () -> each.id() + " was sent no description");
            }
        } finally {
            pages.clear();
            closeAll(ofTest);
        }
    }

    @Override
    public void close() throws Exception {
        closeAll(ofTest);
        closeAll(lasting);
    }

    private static void closeAll(Deque<AutoCloseable> all) throws Exception {
        while (!all.isEmpty()) {
            all.pop().close();
        }
    }
}
