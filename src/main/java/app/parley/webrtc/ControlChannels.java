package app.parley.webrtc;

import app.parley.call.PeerInfo;
import app.parley.control.ChannelMessage;
import app.parley.control.PeerMedia;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The two data channels of a call: PeerJS's auxiliary one, whose closing is a page's only hang-up, and the control
 * channel between Parleys. Confined to call-control.
 */
final class ControlChannels {
    /** What PeerJS's JavaScript makes of a label left out. */
    private static final String AUXILIARY = "undefined";

    private static final String CONTROL = "parley";
    private static final int CONTROL_ID = 100;
    /** A peer that opens channels without end gets no more listened to. */
    private static final int MOST = 4;

    private final RTCPeerConnection connection;
    private final CallContext context;
    private final Consumer<ChannelMessage> onMessage;
    private final Runnable onPageHungUp;
    private final List<DataChannelText> all = new ArrayList<>();
    private @Nullable DataChannelText control;
    private boolean peerIsPage;
    private boolean peerSpeaks;
    /** The call is not answered yet: nothing is said. */
    private boolean silent;

    private PeerMedia sent = PeerMedia.ALL_ON;

    ControlChannels(
            RTCPeerConnection connection,
            CallContext context,
            Consumer<ChannelMessage> onMessage,
            Runnable onPageHungUp) {
        this.connection = connection;
        this.context = context;
        this.onMessage = onMessage;
        this.onPageHungUp = onPageHungUp;
    }

    /** Both, before the offer: who answers, a page or a Parley, is not known yet. */
    void openAsCaller() {
        RTCDataChannelInit unordered = new RTCDataChannelInit();
        unordered.ordered = false;
        // Between Parleys its closing means nothing.
        listen(connection.createDataChannel(AUXILIARY, unordered), text -> {}, () -> {}, () -> {
            if (!peerSpeaks) {
                onPageHungUp.run();
            }
        });
        openControl();
    }

    /** The control channel, before this person has answered: what the caller says on it shall not be lost. */
    void openAhead() {
        silent = true;
        openControl();
    }

    void openAsCallee(PeerInfo other) {
        silent = false;
        peerIsPage = other.isPage();
        if (!peerIsPage && control == null) {
            openControl();
        }
    }

    /** A channel that the other side opened in-band. */
    void adopt(RTCDataChannel channel) {
        if (all.size() < MOST) {
            listen(channel, text -> {}, () -> {}, () -> {
                if (peerIsPage) {
                    onPageHungUp.run();
                }
            });
        } else {
            channel.close();
            channel.dispose();
        }
    }

    /**
     * Whether anything came over the control channel. That it is open says nothing: a negotiated channel opens at this
     * end even towards a page, which has none.
     */
    boolean peerSpeaks() {
        return peerSpeaks;
    }

    /** Tells the other side what is sent, now and once the channel opens. */
    void sendState(PeerMedia media) {
        sent = media;
        send(new ChannelMessage.State(media));
    }

    void send(ChannelMessage message) {
        DataChannelText channel = control;
        if (channel != null) {
            channel.send(context.codec().write(message));
        }
    }

    /** Whether what was said on the control channel has not left yet. */
    boolean holdsUnsent() {
        DataChannelText channel = control;
        return channel != null && channel.holdsUnsent();
    }

    void release() {
        all.forEach(DataChannelText::release);
        all.clear();
        control = null;
    }

    private void openControl() {
        RTCDataChannelInit negotiated = new RTCDataChannelInit();
        negotiated.ordered = true;
        negotiated.negotiated = true;
        negotiated.id = CONTROL_ID;
        control = listen(connection.createDataChannel(CONTROL, negotiated), this::read, this::controlOpened, () -> {});
    }

    private void controlOpened() {
        if (!silent) {
            send(new ChannelMessage.State(sent));
        }
    }

    private void read(String text) {
        boolean first = !peerSpeaks;
        peerSpeaks = true;
        if (first && !silent) {
            // What was said while it rang may have gone to a connection in whose place another one has answered.
            send(new ChannelMessage.State(sent));
        }
        context.codec().read(text).ifPresent(onMessage);
    }

    private DataChannelText listen(
            RTCDataChannel channel, Consumer<String> onText, Runnable onOpen, Runnable onClosed) {
        DataChannelText listening = new DataChannelText(context.control(), channel, onText, onOpen, onClosed);
        all.add(listening);
        return listening;
    }
}
