package app.parley.cli;

import app.parley.PeerConfig;
import app.parley.ServerChoice;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.control.Ringer;
import app.parley.settings.NewId;
import app.parley.settings.NewToken;
import app.parley.settings.Settings;
import app.parley.signaling.Identity;
import app.parley.video.AudioTap;
import app.parley.video.FrameSource;
import app.parley.video.FrameTap;
import app.parley.video.LatestPicture;
import app.parley.webrtc.DeviceChoice;
import app.parley.webrtc.MediaOptions;
import app.parley.webrtc.NetworkOptions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/**
 * Options, settings and defaults, checked and put together.
 *
 * @param hasMadeIdentity made for this session alone, so that another does as well
 * @param server where it registers; closed with the plan
 * @param serverName the server as a person knows it
 * @param frameSource the test card; empty for the camera
 * @param kept the people whose calls may connect while they ring
 * @param devices what was chosen to film, hear and be heard with
 * @param echo send back what is received
 * @param announcesReady print {@code ready ID}
 */
public record SessionPlan(
        Identity identity,
        boolean hasMadeIdentity,
        PeerInfo self,
        ServerChoice server,
        String serverName,
        NetworkOptions network,
        Set<PeerId> kept,
        Optional<FrameSource> frameSource,
        DeviceChoice devices,
        boolean echo,
        boolean announcesReady,
        CallScript script)
        implements AutoCloseable {
    /** Devices as the settings name them. */
    public static DeviceChoice choice(Settings.Devices chosen) {
        return new DeviceChoice(chosen.camera(), chosen.microphone(), chosen.speaker());
    }

    /** The peer to run: with pictures drawn from these mailboxes, and everything received shown to {@code meter}. */
    public PeerConfig config(LatestPicture remote, LatestPicture own, Optional<CallMeter> meter) {
        // A test tone would not survive echo cancellation and noise suppression.
        boolean personSpeaks = frameSource.isEmpty() && !echo;
        MediaOptions media = new MediaOptions(
                frameSource,
                echo,
                personSpeaks,
                remote,
                own,
                meter.<FrameTap>map(it -> it).orElse(FrameTap.NONE),
                meter.<AudioTap>map(it -> it).orElse(AudioTap.NONE),
                devices);
        return new PeerConfig(identity, this::spareIdentity, self, server, media, network, Ringer.SILENT);
    }

    /** For when the ID is taken: another, or empty where a person chose it or others know it. */
    public Optional<Identity> spareIdentity() {
        return hasMadeIdentity ? Optional.of(makeIdentity()) : Optional.empty();
    }

    static Identity makeIdentity() {
        return Identity.fleeting(NewId.make(new SecureRandom()), NewToken.make());
    }

    @Override
    public void close() {
        server.close();
    }
}
