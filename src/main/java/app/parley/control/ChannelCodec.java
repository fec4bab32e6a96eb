package app.parley.control;

import java.util.Optional;

/** The port to the control channel's text form. Pure; callable from any thread. */
public interface ChannelCodec {
    String write(ChannelMessage message);

    /** Reads hostile text: empty for anything that is not a known message of the right shape. */
    Optional<ChannelMessage> read(String text);
}
