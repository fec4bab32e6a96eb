package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallId;
import app.parley.call.OfferKind;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import app.parley.control.SignalingStatus;
import app.parley.control.SignalingStatus.Closed;
import app.parley.control.SignalingStatus.Connecting;
import app.parley.control.SignalingStatus.Online;
import app.parley.control.SignalingStatus.Problem;
import app.parley.control.SignalingStatus.Refused;
import app.parley.control.SignalingStatus.Retrying;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection's own logic in virtual time. */
final class ServerConnectionTest {
    private static final CallId CALL = new CallId("mc_1");
    private static final String OPEN = "{\"type\":\"OPEN\"}";
    private static final String TAKEN = "{\"type\":\"ID-TAKEN\",\"payload\":{\"msg\":\"ID is taken\"}}";
    private static final Online ONLINE = new Online("amber");

    private final ManualSchedule schedule = new ManualSchedule();
    private final List<FakeLink> links = new ArrayList<>();
    private final List<SignalingStatus> statuses = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private boolean serverKnown = true;
    private final ServerConnection connection = new ServerConnection(
            new Identity(new PeerId("amber"), "token"),
            this::locate,
            new Wiring(this::link, schedule, Timings.DEFAULT),
            new Backoff(atOnceThenLate()),
            new Recorder());

    @Test
    void isOnlineOnceWelcomed() throws Exception {
        connection.start();
        last().accept();
        seconds(4);
        assertEquals(List.of(new Connecting()), statuses);
        last().say(OPEN);
        seconds(0);
        assertEquals(List.of(new Connecting(), ONLINE), statuses);
        assertEquals(List.of("OPEN"), told);
        assertEquals(
                "ws://h/peerjs?key=peerjs&id=amber&token=token&version=1.5.5&ext=1",
                last().uri.toString());
    }

    @Test
    void beatsEveryFiveSeconds() throws Exception {
        goOnline();
        seconds(26);
        assertEquals(
                5,
                last().sent.stream().filter("{\"type\":\"HEARTBEAT\"}"::equals).count());
    }

    @Test
    void takesASecondOfSilenceForResumed() throws Exception {
        goOnline();
        loseAndReopen();
        schedule.advance(Duration.ofMillis(999));
        assertEquals(new Retrying(1, Problem.LOST), statuses.getLast());
        schedule.advance(Duration.ofMillis(1));
        assertEquals(ONLINE, statuses.getLast());
    }

    @Test
    void takesAGreetingForResumedAtOnce() throws Exception {
        goOnline();
        loseAndReopen();
        last().say(OPEN);
        seconds(0);
        assertEquals(ONLINE, statuses.getLast());
        seconds(5);
        assertEquals(1, statuses.stream().filter(Retrying.class::isInstance).count());
    }

    @Test
    void doesNotTakeSilenceForAWelcomeAtFirst() {
        connection.start();
        last().accept();
        seconds(5);
        assertEquals(new Retrying(1, Problem.NOT_A_SERVER), statuses.get(1));
        assertTrue(links.getFirst().abandoned);
        assertEquals(2, links.size());
    }

    @Test
    void givesUpAnAttemptThatHangs() {
        connection.start();
        seconds(10);
        assertEquals(new Retrying(1, Problem.UNREACHABLE), statuses.get(1));
        assertTrue(links.getFirst().abandoned);
    }

    @Test
    void isRefusedATakenIdOnTheFirstConnect() throws Exception {
        connection.start();
        last().accept();
        last().say(TAKEN);
        seconds(120);
        assertEquals(List.of(new Connecting(), new Refused(Problem.ID_TAKEN)), statuses);
        assertEquals(1, links.size());
        assertEquals(0, schedule.waiting());
    }

    @Test
    void insistsOnItsIdForNinetySecondsAfterALoss() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        for (int i = 0; i < 9; i++) {
            takenAgain();
            assertEquals(new Retrying(i + 2, Problem.ID_TAKEN), statuses.getLast());
            seconds(10);
        }
        takenAgain();
        assertEquals(new Refused(Problem.ID_TAKEN), statuses.getLast());
        assertEquals(1, told.stream().filter("lost"::equals).count());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '{"msg":"Invalid key provided"}',                                   INVALID_KEY,  true
            '{"msg":"x","code":"invalid-key"}',                                 INVALID_KEY,  true
            '{"msg":"Server has reached its concurrent user limit"}',           FULL,         false
            '{"msg":"x","code":"server-full"}',                                 FULL,         false
            '{"msg":"No id, token, or key supplied to websocket server"}',      SERVER_ERROR, false
            '[]',                                                               SERVER_ERROR, false
            """)
    void understandsTheServersComplaints(String payload, Problem problem, boolean refused) throws Exception {
        connection.start();
        FakeLink first = last();
        first.accept();
        first.say("{\"type\":\"ERROR\",\"payload\":" + payload + "}");
        seconds(0);
        assertEquals(refused ? new Refused(problem) : new Retrying(1, problem), statuses.get(1));
    }

    @Test
    void isRefusedByAnInvalidKeyMessage() throws Exception {
        connection.start();
        last().accept();
        last().say("{\"type\":\"INVALID-KEY\"}");
        seconds(0);
        assertEquals(new Refused(Problem.INVALID_KEY), statuses.getLast());
    }

    @Test
    void staysOnlineThroughAComplaint() throws Exception {
        goOnline();
        last().say("{\"type\":\"ERROR\",\"payload\":{\"msg\":\"one bad message\"}}");
        seconds(3);
        assertEquals(ONLINE, statuses.getLast());
        last().end(Problem.LOST);
        seconds(0);
        assertTrue(statuses.contains(new Retrying(1, Problem.SERVER_ERROR)));
    }

    @Test
    void tellsALossOnceAndGoesOnTrying() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        serverKnown = false;
        last().end(Problem.LOST);
        seconds(29);
        assertFalse(told.contains("lost"));
        seconds(100);
        assertEquals(1, told.stream().filter("lost"::equals).count());
        int tries = statuses.size();
        seconds(10);
        assertTrue(statuses.size() > tries);
    }

    @Test
    void asksForTheServerAtEachAttempt() {
        serverKnown = false;
        connection.start();
        assertEquals(new Retrying(1, Problem.UNREACHABLE), statuses.getLast());
        serverKnown = true;
        seconds(0);
        assertEquals(1, links.size());
    }

    @Test
    void keepsMessagesUntilResumed() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        send(new Signal.Ringing(), "a");
        last().accept();
        seconds(0);
        send(new Signal.Ringing(), "b");
        assertEquals(List.of(), last().messages());
        seconds(1);
        assertEquals(List.of(frame("a"), frame("b")), last().messages());
    }

    @Test
    void keepsNoMessageForLong() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        send(new Signal.Ringing(), "old");
        seconds(25);
        send(new Signal.Ringing(), "new");
        seconds(6);
        last().accept();
        last().say(OPEN);
        seconds(0);
        assertEquals(List.of(frame("new")), last().messages());
    }

    @Test
    void keepsAtMostSixtyFourMessagesAndTheLastWord() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        for (int i = 0; i < 100; i++) {
            send(new Signal.Ringing(), "" + i);
        }
        connection.send(new Parcel(CALL, new Signal.HangUp(), WireMessage.to("b", "LEAVE", payload("bye"))));
        last().accept();
        last().say(OPEN);
        seconds(0);
        assertEquals(64, last().messages().size());
        assertTrue(last().messages().getLast().contains("bye"));
        assertTrue(last().messages().get(62).contains("\"63\""));
    }

    @Test
    void keepsOfAForgottenCallOnlyItsEnd() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        send(new Signal.Ringing(), "a");
        connection.send(new Parcel(CALL, new Signal.HangUp(), WireMessage.to("b", "LEAVE", payload("bye"))));
        connection.forget(CALL);
        last().accept();
        last().say(OPEN);
        seconds(0);
        assertEquals(1, last().messages().size());
        assertTrue(last().messages().getFirst().contains("bye"));
    }

    @Test
    void keepsNothingOfACallThatNeverLeft() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        send(new Signal.Offer("sdp", OfferKind.INITIAL, 1, PeerInfo.PAGE), "a");
        connection.send(new Parcel(CALL, new Signal.Cancel(), WireMessage.to("b", "LEAVE", payload("bye"))));
        connection.forget(CALL);
        last().accept();
        last().say(OPEN);
        seconds(0);
        assertEquals(List.of(), last().messages());
    }

    @Test
    void heedsNoSocketButTheLast() throws Exception {
        goOnline();
        FakeLink old = last();
        loseAndReopen();
        last().say(OPEN);
        seconds(0);
        old.say(TAKEN);
        old.end(Problem.LOST);
        seconds(1);
        assertEquals(ONLINE, statuses.getLast());
        assertTrue(old.abandoned);
    }

    @Test
    void backsOffFromAServerThatDropsItAtOnce() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        last().accept();
        last().say(OPEN);
        seconds(0);
        last().end(Problem.LOST);
        seconds(0);
        assertEquals(new Retrying(2, Problem.LOST), statuses.getLast());
    }

    @Test
    void forgetsFailuresOnceSteady() throws Exception {
        goOnline();
        loseAndReopen();
        seconds(20);
        last().end(Problem.LOST);
        seconds(0);
        assertEquals(new Retrying(1, Problem.LOST), statuses.getLast());
    }

    @Test
    void opensAnewADoubtedConnectionThatDoesNotAnswer() throws Exception {
        goOnline();
        FakeLink dead = last();
        connection.probe();
        assertEquals(1, dead.pings);
        schedule.advance(Duration.ofMillis(799));
        assertEquals(ONLINE, statuses.getLast());
        schedule.advance(Duration.ofMillis(1));
        assertEquals(new Retrying(1, Problem.LOST), statuses.getLast());
        assertTrue(dead.abandoned);
        assertEquals(2, links.size());
    }

    @Test
    void keepsADoubtedConnectionThatAnswers() throws Exception {
        goOnline();
        connection.probe();
        last().answer();
        seconds(2);
        connection.probe();
        last().say(OPEN);
        seconds(2);
        assertEquals(ONLINE, statuses.getLast());
        assertEquals(1, links.size());
    }

    @Test
    void connectsAtOnceWhenDoubtedWhileItWaits() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        last().end(Problem.LOST);
        seconds(0);
        assertEquals(2, links.size(), "the second failure makes it wait");
        connection.probe();
        assertEquals(3, links.size());
        connection.probe();
        assertEquals(3, links.size(), "an attempt that has just begun goes on");
        seconds(1);
        connection.probe();
        assertEquals(4, links.size(), "one that hangs does not");
    }

    @Test
    void closesWithAGoodbye() throws Exception {
        goOnline();
        connection.close();
        assertTrue(last().closing);
        assertFalse(last().abandoned);
        last().end(Problem.LOST);
        seconds(0);
        assertEquals(new Closed(), statuses.getLast());
        assertEquals(0, schedule.waiting());
    }

    @Test
    void closesWithoutAServersHelp() throws Exception {
        goOnline();
        connection.close();
        connection.close();
        seconds(1);
        assertEquals(List.of(new Connecting(), ONLINE, new Closed()), statuses);
        assertEquals("closed", told.getLast());
        assertTrue(last().abandoned);
    }

    @Test
    void closesBetweenAttempts() {
        serverKnown = false;
        connection.start();
        connection.close();
        seconds(60);
        assertEquals(new Closed(), statuses.getLast());
        assertEquals(0, schedule.waiting());
    }

    private void takenAgain() throws SignalFormatException {
        last().accept();
        last().say(TAKEN);
        schedule.advance(Duration.ofNanos(0));
    }

    private void goOnline() throws SignalFormatException {
        connection.start();
        last().accept();
        last().say(OPEN);
        seconds(0);
        assertEquals(ONLINE, statuses.getLast());
    }

    private void loseAndReopen() {
        last().end(Problem.LOST);
        seconds(0);
        last().accept();
        seconds(0);
    }

    private void send(Signal signal, String mark) {
        connection.send(new Parcel(CALL, signal, WireMessage.to("b", "CANDIDATE", payload(mark))));
    }

    /** The first retry without delay, so that it is ready for the test to play the server; later ones as late as can be. */
    private static RandomGenerator atOnceThenLate() {
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

    private static JsonPrimitive payload(String mark) {
        return new JsonPrimitive(mark);
    }

    private static String frame(String mark) {
        return "{\"type\":\"CANDIDATE\",\"dst\":\"b\",\"payload\":\"" + mark + "\"}";
    }

    private void seconds(int seconds) {
        schedule.advance(Duration.ofSeconds(seconds));
    }

    private FakeLink last() {
        return links.getLast();
    }

    private ServerUrl locate() throws IOException {
        if (!serverKnown) {
            throw new IOException("no server");
        }
        return new ServerUrl(false, "h", 80, "/", "peerjs");
    }

    private Link link(URI uri, Link.Events events) {
        FakeLink link = new FakeLink(uri, events);
        links.add(link);
        return link;
    }

    private final class Recorder implements ServerConnection.Events {
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
