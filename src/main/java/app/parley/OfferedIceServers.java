package app.parley;

import app.parley.control.IceServer;
import app.parley.control.IceServers;
import app.parley.webrtc.NetworkOptions;
import java.util.ArrayList;
import java.util.List;

/** The person's own ICE servers, and behind them what the signaling server offers. Confined to call-control. */
final class OfferedIceServers {
    private final NetworkOptions own;
    private List<IceServer> offered = List.of();

    OfferedIceServers(NetworkOptions own) {
        this.own = own;
    }

    /** Takes what passes the check: a bad one would kill the process. */
    void offer(List<IceServer> servers) {
        offered = IceServers.check(servers).usable();
    }

    NetworkOptions network() {
        List<IceServer> all = new ArrayList<>(own.iceServers());
        all.addAll(offered);
        return new NetworkOptions(all, own.relayOnly(), own.minPort(), own.maxPort());
    }
}
