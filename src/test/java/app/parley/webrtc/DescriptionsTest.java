package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.call.SessionDescription;
import app.parley.call.Signal;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What of a description the library is given to read, and what the other side. */
class DescriptionsTest extends TwoPeers {
    private static final CallId CALL = new CallId("mc_descriptions");
    private static final int PATIENCE_SECONDS = 90;

    @Test
    void theOtherSideIsAskedForTheStartBitRateOfPicturesAlone() throws Exception {
        assertEquals(Set.of("video"), asked(offer()));
    }

    @Test
    void theLibraryIsAskedForItFromTheVoiceOn() throws Exception {
        assertEquals(Set.of("audio", "video"), asked(taken(offer())));
    }

    /** An offer as it leaves a caller. */
    private String offer() {
        CompletableFuture<String> offered = new CompletableFuture<>();
        signaling.tamper(signal -> {
            if (signal instanceof Signal.Offer offer) {
                offered.complete(offer.sdp());
            }
            return signal;
        });
        ann.control.dial(new PeerId("bob"), LocalMedia.AUDIO_AND_VIDEO);
        return offered.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** What a library has of {@code offer} that answers it. */
    private String taken(String offer) throws Exception {
        NativeRuntime runtime = onControl(() -> new NativeRuntime(true, false, DeviceChoice.SYSTEM));
        Answers answers = new Answers();
        RTCPeerConnection connection = onControl(
                () -> Connector.create(runtime.factory(), new NetworkOptions(List.of(), false, 0, 0), candidate -> {}));
        try {
            Descriptions descriptions = new Descriptions(CALL, connection, _ -> {}, ann.thread, answers);
            ann.thread.post(() -> {
                descriptions.setRemote(SessionDescription.offer(offer));
                descriptions.createAnswer(1);
            });
            answers.await();
            return onControl(() -> connection.getRemoteDescription().sdp);
        } finally {
            onControl(() -> {
                connection.close();
                runtime.close();
                return true;
            });
        }
    }

    private <T> T onControl(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, ann.thread::post)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** The kinds of the sections in which a codec has the start bit rate. */
    private static Set<String> asked(String sdp) {
        Set<String> kinds = new TreeSet<>();
        for (String section : sdp.split("(?m)^m=")) {
            if (section.contains("x-google-start-bitrate=1500")) {
                kinds.add(section.substring(0, section.indexOf(' ')));
            }
        }
        return kinds;
    }

    private static final class Answers extends CollectedEvents {
        void await() throws InterruptedException {
            CallEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(event, "no answer came");
            assertEquals(CallEvent.LocalDescriptionCreated.class, event.getClass(), event::toString);
        }
    }
}
