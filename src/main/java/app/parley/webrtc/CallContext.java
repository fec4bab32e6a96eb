package app.parley.webrtc;

import app.parley.control.ChannelCodec;
import app.parley.control.ControlThread;
import app.parley.control.PeerConnections;
import java.util.Optional;

/**
 * What every peer connection needs from its surroundings.
 *
 * @param echo present where received video is sent back
 */
record CallContext(
        ControlThread control,
        NativeRuntime runtime,
        MediaOptions options,
        Optional<EchoVideo> echo,
        ChannelCodec codec,
        PeerConnections.Listener listener) {}
