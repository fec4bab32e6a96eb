package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.control.ControlThread;
import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With the real library. */
@Timeout(90)
class DataChannelTextTest {
    private final NativeRuntime runtime = new NativeRuntime(true, false, DeviceChoice.SYSTEM);
    private final ControlThread control = new ControlThread();
    private final RTCPeerConnection near = connection();
    private final RTCPeerConnection far = connection();
    private final RTCDataChannel ours = channel(near);
    private final RTCDataChannel theirs = channel(far);
    private final AtomicInteger read = new AtomicInteger();

    @AfterEach
    void close() {
        control.close();
        theirs.dispose();
        ClosedConnection.closeAndFree(near, List.of());
        ClosedConnection.closeAndFree(far, List.of());
        runtime.close();
    }

    /** Each message leaves something in the heap, also one that is not read. */
    @Test
    void aChannelOnWhichSomebodyNeverEndsIsClosed() throws Exception {
        DataChannelText text = new DataChannelText(control, ours, _ -> read.incrementAndGet(), () -> {}, () -> {});
        connect();
        await("the channel", () -> theirs.getState() == RTCDataChannelState.OPEN);
        send(DataChannelText.MOST - 1);
        await("the first", () -> read.get() > 0);
        assertEquals(RTCDataChannelState.OPEN, theirs.getState());
        send(1);
        await("the end of it", () -> theirs.getState() == RTCDataChannelState.CLOSED);
        CompletableFuture<Boolean> unsent = new CompletableFuture<>();
        control.post(() -> {
            text.send("nobody hears it");
            text.release();
            unsent.complete(text.holdsUnsent());
        });
        assertEquals(false, unsent.join());
    }

    private void send(int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            theirs.send(new RTCDataChannelBuffer(ByteBuffer.wrap(new byte[] {'x'}), false));
        }
    }

    private RTCPeerConnection connection() {
        return runtime.factory().createPeerConnection(new RTCConfiguration(), _ -> {});
    }

    private static RTCDataChannel channel(RTCPeerConnection connection) {
        RTCDataChannelInit negotiated = new RTCDataChannelInit();
        negotiated.negotiated = true;
        negotiated.id = 7;
        return connection.createDataChannel("flood", negotiated);
    }

    private void connect() throws Exception {
        RTCSessionDescription offer = created(it -> near.createOffer(new RTCOfferOptions(), it));
        set(it -> near.setLocalDescription(offer, it));
        set(it -> far.setRemoteDescription(gathered(near), it));
        RTCSessionDescription answer = created(it -> far.createAnswer(new RTCAnswerOptions(), it));
        set(it -> far.setLocalDescription(answer, it));
        set(it -> near.setRemoteDescription(gathered(far), it));
    }

    private static RTCSessionDescription gathered(RTCPeerConnection connection) {
        await("candidates", () -> connection.getIceGatheringState() == RTCIceGatheringState.COMPLETE);
        return connection.getLocalDescription();
    }

    private static RTCSessionDescription created(Consumer<CreateSessionDescriptionObserver> way) {
        CompletableFuture<RTCSessionDescription> done = new CompletableFuture<>();
        way.accept(new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                done.complete(description);
            }

            @Override
            public void onFailure(String error) {
                done.completeExceptionally(new AssertionError(error));
            }
        });
        return done.join();
    }

    private static void set(Consumer<SetSessionDescriptionObserver> way) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        way.accept(new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                done.complete(null);
            }

            @Override
            public void onFailure(String error) {
                done.completeExceptionally(new AssertionError(error));
            }
        });
        done.join();
    }

    private static void await(String what, BooleanSupplier wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!wanted.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, what);
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
