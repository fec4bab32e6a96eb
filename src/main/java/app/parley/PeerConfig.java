package app.parley;

import app.parley.call.PeerInfo;
import app.parley.control.Ringer;
import app.parley.signaling.Identity;
import app.parley.signaling.ServerLocator;
import app.parley.webrtc.MediaOptions;
import app.parley.webrtc.NetworkOptions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one running peer is made of.
 *
 * @param identity as whom it registers
 * @param spareIdentities another one each time, for when a made ID is taken; empty where a person chose it
 * @param self how it presents itself to peers
 * @param locator where the signaling server is
 * @param media where pictures and sound come from and go to
 * @param network how peers are reached; ICE servers that the signaling server offers are added
 * @param ringer what makes an incoming call noticed
 */
public record PeerConfig(
        Identity identity,
        Supplier<Optional<Identity>> spareIdentities,
        PeerInfo self,
        ServerLocator locator,
        MediaOptions media,
        NetworkOptions network,
        Ringer ringer) {
    PeerConfig with(Ringer other) {
        return new PeerConfig(identity, spareIdentities, self, locator, media, network, other);
    }
}
