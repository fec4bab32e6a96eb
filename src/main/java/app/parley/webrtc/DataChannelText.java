package app.parley.webrtc;

import app.parley.control.ControlThread;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A data channel that carries short texts. Confined to call-control; listeners run there too. */
final class DataChannelText {
    private static final Logger LOG = System.getLogger(DataChannelText.class.getName());
    /** Longer ones are dropped unread: as on a signaling socket, an SDP of 32 KiB fits with its escapes. */
    static final int LONGEST = 64 * 1024;
    /** More are dropped while call-control is busy: no server slows a peer down that sends here without end. */
    private static final int MOST_WAITING = 64;
    /**
     * Then the channel is closed. webrtc-java 0.14 keeps two small objects of every message for as long as the factory
     * lives, whatever becomes of it; a call of hours says some hundreds.
     */
    static final int MOST = 10_000;

    private final RTCDataChannel channel;
    private final Consumer<String> onText;
    private final Runnable onOpen;
    private final Runnable onClosed;
    private final AtomicInteger waiting = new AtomicInteger();
    /** On the signaling thread. */
    private int heard;

    private boolean opened;
    private boolean released;

    /** Listens at once; the listeners are posted. */
    DataChannelText(
            ControlThread control,
            RTCDataChannel channel,
            Consumer<String> onText,
            Runnable onOpen,
            Runnable onClosed) {
        this.channel = channel;
        this.onText = onText;
        this.onOpen = onOpen;
        this.onClosed = onClosed;
        channel.registerObserver(new RTCDataChannelObserver() {
            @Override
            public void onBufferedAmountChange(long previousAmount) {}

            @Override
            public void onStateChange() {
                Guard.run(() -> control.post(DataChannelText.this::stateChanged));
            }

            @Override
            public void onMessage(RTCDataChannelBuffer buffer) {
                Guard.run(() -> received(control, buffer));
            }
        });
        // A channel that the other side opened may be open before anybody listens.
        control.post(this::stateChanged);
    }

    /** On the signaling thread: the buffer dangles as soon as this returns. */
    private void received(ControlThread control, RTCDataChannelBuffer buffer) {
        if (++heard == MOST) {
            LOG.log(Level.WARNING, "a data channel is closed: too many messages");
            control.post(this::release);
        }
        if (buffer.binary || buffer.data.remaining() > LONGEST || waiting.get() >= MOST_WAITING) {
            return;
        }
        String text = StandardCharsets.UTF_8.decode(buffer.data).toString();
        waiting.incrementAndGet();
        control.post(() -> {
            waiting.decrementAndGet();
            if (!released) {
                onText.accept(text);
            }
        });
    }

    private void stateChanged() {
        if (released) {
            return;
        }
        RTCDataChannelState state = channel.getState();
        if (state == RTCDataChannelState.OPEN && !opened) {
            opened = true;
            onOpen.run();
        } else if (state == RTCDataChannelState.CLOSED) {
            onClosed.run();
        }
    }

    /** Sends if the channel is open, else drops: what matters goes over signaling as well. */
    void send(String text) {
        if (released || channel.getState() != RTCDataChannelState.OPEN) {
            return;
        }
        try {
            // The bindings send the whole backing array, so it is exactly as long as the text.
            channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), false));
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "control message not sent: {0}", e.getMessage());
        }
    }

    /** Whether some of what was sent has not left yet: what left before it is not acknowledged. */
    boolean holdsUnsent() {
        return !released && channel.getState() == RTCDataChannelState.OPEN && channel.getBufferedAmount() > 0;
    }

    /** Before the peer connection is closed. A second time does nothing. */
    void release() {
        if (!released) {
            released = true;
            channel.unregisterObserver();
            channel.close();
            channel.dispose();
        }
    }
}
