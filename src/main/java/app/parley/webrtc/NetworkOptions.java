package app.parley.webrtc;

import app.parley.control.IceServer;
import java.util.List;

/**
 * How peers are reached. Read anew at each call and at each restart.
 *
 * @param iceServers checked already
 * @param relayOnly hide this machine's addresses: relayed candidates only
 * @param minPort lowest UDP port to use, 0 for any
 * @param maxPort highest, 0 for any
 */
public record NetworkOptions(List<IceServer> iceServers, boolean relayOnly, int minPort, int maxPort) {
    public NetworkOptions {
        iceServers = List.copyOf(iceServers);
    }
}
