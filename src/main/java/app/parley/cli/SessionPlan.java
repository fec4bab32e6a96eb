package app.parley.cli;

import app.parley.call.PeerInfo;
import app.parley.signaling.Identity;
import app.parley.signaling.ServerLocator;
import app.parley.video.FrameSource;
import app.parley.webrtc.NetworkOptions;
import java.util.Optional;

/**
 * Options, settings and defaults, checked and put together.
 *
 * @param serverName the server as a person knows it
 * @param frameSource the test card; empty for the camera
 * @param echo send back what is received
 * @param announcesReady print {@code ready ID}
 * @param release gives back what the plan holds, such as an embedded server
 */
record SessionPlan(
        Identity identity,
        PeerInfo self,
        ServerLocator locator,
        String serverName,
        NetworkOptions network,
        Optional<FrameSource> frameSource,
        boolean echo,
        boolean announcesReady,
        CallScript script,
        Runnable release)
        implements AutoCloseable {
    /** Whether a person speaks: a test tone would not survive echo cancellation and noise suppression. */
    boolean isWithDevices() {
        return frameSource.isEmpty() && !echo;
    }

    @Override
    public void close() {
        release.run();
    }
}
