package app.parley.signaling;

import app.parley.control.SignalingStatus.Problem;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/** A link over Java-WebSocket. Its callbacks run on the library's threads: they decode and hand on. */
final class WebSocketLink extends WebSocketClient implements Link {
    private static final System.Logger LOG = System.getLogger(WebSocketLink.class.getName());

    private final Events events;
    private volatile boolean abandoned;
    private volatile boolean opened;
    private volatile @Nullable Exception error;

    WebSocketLink(URI uri, Timings timings, Events events) {
        super(uri, new BoundedDraft(WireMessage.MAX_FRAME), Map.of(), millis(timings.connect()));
        this.events = events;
        // The library's default is Nagle's algorithm: 40 ms on a message that follows another.
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout((int) timings.ping().toSeconds());
    }

    @Override
    public void open() {
        connect();
    }

    @Override
    public boolean transmit(String text) {
        try {
            send(text);
            return true;
        } catch (WebsocketNotConnectedException _) {
            return false;
        }
    }

    @Override
    public void ping() {
        try {
            sendPing();
        } catch (WebsocketNotConnectedException _) {
            // Closing is told by itself.
        }
    }

    @Override
    public void onWebsocketPong(WebSocket connection, Framedata pong) {
        super.onWebsocketPong(connection, pong);
        events.answered(this);
    }

    @Override
    public void close() {
        if (isOpen()) {
            super.close();
        } else {
            abandon();
        }
    }

    @Override
    public void abandon() {
        abandoned = true;
        closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
        closeSocket();
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        if (abandoned) {
            closeConnection(CloseFrame.GOING_AWAY, "");
            return;
        }
        opened = true;
        events.opened(this);
    }

    @Override
    public void onMessage(String text) {
        try {
            events.received(this, WireMessage.parse(text));
        } catch (SignalFormatException e) {
            LOG.log(Level.DEBUG, "Dropped a frame: {0}", e.getMessage());
        }
    }

    @Override
    public void onMessage(ByteBuffer bytes) {
        LOG.log(Level.DEBUG, "Dropped a binary frame");
    }

    @Override
    public void onError(Exception e) {
        error = e;
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        events.closed(this, problem(code));
    }

    private Problem problem(int code) {
        if (opened) {
            return Problem.LOST;
        }
        Exception cause = error;
        if (cause instanceof SSLException) {
            return Problem.TLS;
        }
        // The library closes so after an answer that is no 101.
        if (code == CloseFrame.PROTOCOL_ERROR) {
            return Problem.NOT_A_SERVER;
        }
        if (cause != null) {
            return Problem.UNREACHABLE;
        }
        // Connected, then cut off without a reason: of a failed handshake the library may lose the exception.
        return "wss".equals(getURI().getScheme()) ? Problem.TLS : Problem.NOT_A_SERVER;
    }

    private void closeSocket() {
        Socket socket = getSocket();
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "Closing a socket failed", e);
            }
        }
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
