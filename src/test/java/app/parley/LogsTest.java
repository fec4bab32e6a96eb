package app.parley;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsTest {
    private static final Logger ROOT = Logger.getLogger("");

    private final Level before = ROOT.getLevel();
    private final List<Handler> handlers = List.of(ROOT.getHandlers());

    @AfterEach
    void logAsBefore() {
        System.clearProperty("parley.log");
        Logs.configure();
        List.of(ROOT.getHandlers()).forEach(ROOT::removeHandler);
        handlers.forEach(ROOT::addHandler);
        ROOT.setLevel(before);
    }

    @Test
    void librariesThatWouldNameAddressesAreNeverHeardInDetail() {
        System.setProperty("parley.log", "ALL");
        Logs.configure();
        assertTrue(Logger.getLogger("app.parley.server.SignalingServer").isLoggable(Level.FINEST));
        for (String library : List.of("io.netty.handler.codec.http.websocketx", "org.java_websocket.WebSocketImpl")) {
            assertFalse(Logger.getLogger(library).isLoggable(Level.CONFIG), library);
            assertTrue(Logger.getLogger(library).isLoggable(Level.WARNING), library);
        }
    }

    @Test
    void warningsAloneAreSaidWhereNothingElseIsAsked() {
        Logs.configure();
        assertFalse(Logger.getLogger("io.netty.channel").isLoggable(Level.INFO));
        assertTrue(Logger.getLogger("app.parley").isLoggable(Level.WARNING));
    }

    /** Netty looks for one to number its channels by, and finds none on a machine without a network. */
    @Test
    void thatThereIsNoHardwareAddressIsNoNews() {
        Logs.configure();
        String library = "io.netty.util.internal.MacAddressUtil";
        assertFalse(Logger.getLogger(library).isLoggable(Level.WARNING));
        System.setProperty("parley.log", "INFO");
        Logs.configure();
        assertTrue(Logger.getLogger(library).isLoggable(Level.WARNING));
    }
}
