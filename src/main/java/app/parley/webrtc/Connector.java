package app.parley.webrtc;

import app.parley.control.IceServer;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtcpMuxPolicy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Makes peer connections in the way that survives bad ICE servers. */
final class Connector {
    private static final Logger LOG = System.getLogger(Connector.class.getName());

    private Connector() {}

    /**
     * @throws RuntimeException if the library does not take the ICE servers
     */
    static RTCPeerConnection create(
            PeerConnectionFactory factory, NetworkOptions network, PeerConnectionObserver observer) {
        // An ICE server that the library does not like crashes it at creation, but only throws when set afterwards.
        RTCPeerConnection connection = factory.createPeerConnection(configuration(network, List.of()), observer);
        try {
            connection.setConfiguration(configuration(network, nativeServers(network.iceServers())));
        } catch (RuntimeException | Error e) {
            ClosedConnection.closeAndFree(connection, List.of());
            throw e;
        }
        return connection;
    }

    /** What the next gathering of candidates begins with; where the library does not take it, all stays as it was. */
    static void renew(RTCPeerConnection connection, NetworkOptions network) {
        try {
            connection.setConfiguration(configuration(network, nativeServers(network.iceServers())));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "the ICE servers stay as they were: {0}", e.getMessage());
        }
    }

    private static RTCConfiguration configuration(NetworkOptions network, List<RTCIceServer> servers) {
        RTCConfiguration configuration = new RTCConfiguration();
        configuration.iceServers = servers;
        configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
        configuration.rtcpMuxPolicy = RTCRtcpMuxPolicy.REQUIRE;
        configuration.iceTransportPolicy =
                network.relayOnly() ? RTCIceTransportPolicy.RELAY : RTCIceTransportPolicy.ALL;
        if (network.maxPort() > 0) {
            // Given at all, the record replaces the library's own flags as well.
            configuration.portAllocatorConfig = new PortAllocatorConfig(network.minPort(), network.maxPort(), 0)
                    .setEnableSharedSocket(true)
                    .setEnableIpv6(true)
                    .setEnableIpv6OnWifi(true);
        }
        return configuration;
    }

    private static List<RTCIceServer> nativeServers(List<IceServer> servers) {
        List<RTCIceServer> made = new ArrayList<>();
        for (IceServer server : servers) {
            RTCIceServer nativeServer = new RTCIceServer();
            nativeServer.urls = new ArrayList<>(server.urls());
            nativeServer.username = server.username();
            nativeServer.password = server.credential();
            made.add(nativeServer);
        }
        return made;
    }
}
