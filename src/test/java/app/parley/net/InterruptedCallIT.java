package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Namespace;
import app.parley.rig.ParleyProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two hosts on one cable, each with another one to the signaling server. Beside each other: half of each is the cut. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptedCallIT {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    /** Long enough for restart offers to be lost in the control channel. */
    private static final Duration FOUR_SECONDS = Duration.ofSeconds(4);

    private static final String MEDIA = "eth0";
    private static final String SIGNALING = "eth1";

    private final CallNetwork net = new CallNetwork();
    private Namespace a;
    private Namespace b;
    private ParleyProcess caller;
    private ParleyProcess callee;

    @BeforeEach
    void connect() throws Exception {
        try {
            a = net.hosts().add("a");
            b = net.hosts().add("b");
            Namespace server = net.hosts().add("serve");
            net.hosts().join(a, "10.21.0.1/24", b, "10.21.0.2/24");
            net.hosts().join(a, "10.22.0.1/24", server, "10.22.0.9/24");
            net.hosts().join(b, "10.23.0.2/24", server, "10.23.0.9/24");
            net.serve(server);
            callee = net.answer(b, "10.23.0.9");
            caller = net.call(a, "10.22.0.9");
            caller.awaitPicture();
            callee.awaitPicture();
        } catch (Throwable e) {
            net.close();
            throw e;
        }
    }

    @AfterEach
    void close() throws IOException {
        net.close();
    }

    @Test
    void callSurvivesTenSecondsWithoutAPath() throws Exception {
        a.linkDown(MEDIA);
        awaitReconnecting();
        pass(TEN_SECONDS);
        long back = System.nanoTime();
        a.linkUp(MEDIA);
        assertPictureIsBack(back, "after a 10 s cut of the media path");
        assertHangUpIsHeard();
        assertTrue(caller.route().startsWith("host host"), caller.route());
    }

    @Test
    void callSurvivesTenSecondsWithoutPathAndSignaling() throws Exception {
        a.linkDown(MEDIA);
        a.linkDown(SIGNALING);
        b.linkDown(SIGNALING);
        awaitReconnecting();
        pass(TEN_SECONDS);
        // The default route leads through it.
        long back = System.nanoTime();
        a.linkUp(MEDIA);
        a.linkUp(SIGNALING);
        b.linkUp(SIGNALING);
        assertPictureIsBack(back, "after a 10 s cut of everything");
        // At once: signaling may not be back, and the control channel still repeats what was sent into the cut.
        assertHangUpIsHeard();
    }

    @Test
    void aHangUpIsHeardOverTheChannelThatWasCut() throws Exception {
        b.linkDown(SIGNALING);
        a.linkDown(SIGNALING);
        a.linkDown(MEDIA);
        awaitReconnecting();
        pass(FOUR_SECONDS);
        long back = System.nanoTime();
        a.linkUp(MEDIA);
        caller.awaitPictureBack(1000);
        Measured.print("caller's picture is back after a short cut", back);
        assertHangUpIsHeard();
        assertFalse(callee.hasSaid("Reconnecting + TimerFired -> Ended"), callee::said);
    }

    private void awaitReconnecting() throws InterruptedException {
        long cut = System.nanoTime();
        caller.awaitSaid("Connected + MediaStalled -> Reconnecting");
        callee.awaitSaid("Connected + MediaStalled -> Reconnecting");
        Measured.print("both say Reconnecting, after the cut", cut);
    }

    /** The cut's length is what is tested. */
    private static void pass(Duration length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
    }

    private void assertPictureIsBack(long back, String when) throws InterruptedException {
        caller.awaitPictureBack(TEN_SECONDS.toMillis());
        Measured.print("caller's picture is back " + when, back);
        callee.awaitPictureBack(TEN_SECONDS.toMillis());
        Measured.print("callee's picture is back " + when, back);
        caller.awaitSaid("Reconnecting + ");
        callee.awaitSaid("Reconnecting + ");
    }

    private void assertHangUpIsHeard() throws InterruptedException {
        long hungUp = System.nanoTime();
        caller.interrupt();
        callee.awaitSaid("-> Ended");
        Measured.print("callee knows of the hang-up", hungUp);
        assertEquals(0, callee.awaitExit(), callee::said);
        assertEquals("peer-hung-up", callee.report().get("endReason").getAsString());
        caller.awaitExit();
        assertEquals("hung-up", caller.report().get("endReason").getAsString(), caller::said);
    }
}
