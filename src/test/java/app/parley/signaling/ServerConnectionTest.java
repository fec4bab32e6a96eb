package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.control.SignalingStatus.Closed;
import app.parley.control.SignalingStatus.Connecting;
import app.parley.control.SignalingStatus.Problem;
import app.parley.control.SignalingStatus.Retrying;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The connection's own logic in virtual time. */
final class ServerConnectionTest extends ConnectionInVirtualTime {
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
    void tellsALossHalfAMinuteAfterItAlsoWhereAnEarlierOneWasCutShort() throws Exception {
        goOnline();
        loseAndReopen();
        connection.list(true);
        last().accept();
        last().say(OPEN);
        seconds(20);
        assertEquals(ONLINE, statuses.getLast());
        serverKnown = false;
        last().end(Problem.LOST);
        seconds(29);
        assertFalse(told.contains("lost"));
        seconds(1);
        assertTrue(told.contains("lost"));
    }

    /** The socket under way would say what is no longer wanted. */
    @Test
    void opensAnewWhereListingIsSwitchedWhileItConnects() throws Exception {
        connection.list(true);
        connection.start();
        assertTrue(last().uri.getQuery().contains("listed=1"));
        assertTrue(connection.list(false));
        assertTrue(links.getFirst().abandoned);
        assertFalse(last().uri.getQuery().contains("listed=1"));
        last().accept();
        seconds(0);
        connection.list(true);
        last().accept();
        seconds(4);
        assertFalse(statuses.contains(ONLINE), "no server has greeted");
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
}
