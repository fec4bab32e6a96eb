package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.Signal;
import app.parley.control.SignalingStatus;
import app.parley.control.SignalingStatus.Online;
import app.parley.control.SignalingStatus.Problem;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A connection whose time and whose server are the test. */
abstract class ConnectionInVirtualTime {
    static final CallId CALL = new CallId("mc_1");
    static final String OPEN = "{\"type\":\"OPEN\"}";
    static final String TAKEN = "{\"type\":\"ID-TAKEN\",\"payload\":{\"msg\":\"ID is taken\"}}";
    static final Online ONLINE = new Online("amber");

    final ManualSchedule schedule = new ManualSchedule();
    final List<FakeLink> links = new ArrayList<>();
    final List<SignalingStatus> statuses = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    boolean serverKnown = true;
    final ServerConnection connection = new ServerConnection(
            new Registrant(new Identity(new PeerId("amber"), "token"), Optional::empty),
            this::locate,
            new Wiring(this::link, schedule, Timings.DEFAULT),
            new Backoff(atOnceThenLate()),
            new Recorder());

    void takenAgain() throws SignalFormatException {
        last().accept();
        last().say(TAKEN);
        schedule.advance(Duration.ofNanos(0));
    }

    void goOnline() throws SignalFormatException {
        connection.start();
        last().accept();
        last().say(OPEN);
        seconds(0);
        assertEquals(ONLINE, statuses.getLast());
    }

    void loseAndReopen() {
        last().end(Problem.LOST);
        seconds(0);
        last().accept();
        seconds(0);
    }

    void send(Signal signal, String mark) {
        connection.send(new Parcel(CALL, signal, WireMessage.to("b", "CANDIDATE", payload(mark))));
    }

    /** The first retry without delay, so that it is ready for the test to play the server; later ones as late as can be. */
    static RandomGenerator atOnceThenLate() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("no bound");
            }

            @Override
            public long nextLong(long bound) {
                return bound == 251 ? 0 : bound - 1;
            }
        };
    }

    static JsonPrimitive payload(String mark) {
        return new JsonPrimitive(mark);
    }

    static String frame(String mark) {
        return "{\"type\":\"CANDIDATE\",\"dst\":\"b\",\"payload\":\"" + mark + "\"}";
    }

    void seconds(int seconds) {
        schedule.advance(Duration.ofSeconds(seconds));
    }

    FakeLink last() {
        return links.getLast();
    }

    ServerUrl locate() throws IOException {
        if (!serverKnown) {
            throw new IOException("no server");
        }
        return new ServerUrl(false, "h", 80, "/", "peerjs");
    }

    Link link(URI uri, Link.Events events) {
        FakeLink link = new FakeLink(uri, events);
        links.add(link);
        return link;
    }

    private final class Recorder implements ConnectionEvents {
        @Override
        public void onMessage(WireMessage message) {
            told.add(message.type());
        }

        @Override
        public void onStatus(SignalingStatus status) {
            statuses.add(status);
        }

        @Override
        public void onLost() {
            told.add("lost");
        }

        @Override
        public void onClosed() {
            told.add("closed");
        }
    }
}
