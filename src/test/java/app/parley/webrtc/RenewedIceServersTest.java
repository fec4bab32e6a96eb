package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallEvent;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.IceServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Credentials for TURN last an hour or so, a call may last longer: a restart goes by what is offered then. */
class RenewedIceServersTest extends TwoPeers {
    private static final int PATIENCE_MILLIS = 90_000;
    private static final short BINDING_REQUEST = 1;
    private static final int MAGIC_COOKIE = 0x2112A442;

    @Test
    void bothSidesOfARestartAskTheServersOfThen() throws IOException {
        ann.connect(bob);
        InetAddress own = ownAddress();
        try (DatagramSocket annsServer = new DatagramSocket(0, own);
                DatagramSocket bobsServer = new DatagramSocket(0, own)) {
            ann.iceServers = List.of(at(annsServer));
            bob.iceServers = List.of(at(bobsServer));
            ann.control.onEvent(new CallEvent.MediaStalled(
                    ann.awaitPhase(Phase.CONNECTED).call().orElseThrow()));
            awaitBindingRequest(annsServer);
            awaitBindingRequest(bobsServer);
        }
    }

    private static IceServer at(DatagramSocket server) {
        String address = server.getLocalAddress().getHostAddress() + ":" + server.getLocalPort();
        return new IceServer(List.of("stun:" + address), "", "");
    }

    /** RFC 8489, section 5. */
    private static void awaitBindingRequest(DatagramSocket server) throws IOException {
        server.setSoTimeout(PATIENCE_MILLIS);
        byte[] received = new byte[128];
        server.receive(new DatagramPacket(received, received.length));
        ByteBuffer message = ByteBuffer.wrap(received);
        assertEquals(BINDING_REQUEST, message.getShort(0));
        assertEquals(MAGIC_COOKIE, message.getInt(4));
    }

    /** One from which the library gathers candidates. */
    private static InetAddress ownAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no network"));
    }
}
