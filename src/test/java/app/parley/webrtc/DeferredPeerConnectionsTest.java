package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.control.Ahead;
import app.parley.control.CallControl;
import app.parley.control.CallPorts;
import app.parley.control.CallSnapshot;
import app.parley.control.ControlThread;
import app.parley.control.Ringer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DeferredPeerConnectionsTest {
    private final List<String> loads = new ArrayList<>();
    private final DeferredPeerConnections connections = new DeferredPeerConnections(DeviceChoice.SYSTEM, _ -> {
        loads.add("load");
        throw new UnsatisfiedLinkError("libgone.so");
    });

    @Test
    void noSwitchLoadsTheLibrary() {
        connections.setMicrophoneOn(false);
        connections.setCameraOn(false);
        connections.setPreview(true);
        connections.close(new CallId("mc_1"));

        assertEquals(List.of(), loads);
    }

    @Test
    void aMissingLibraryIsToldByLoad() {
        UnsatisfiedLinkError told = assertThrows(UnsatisfiedLinkError.class, connections::load);

        assertEquals("libgone.so", told.getMessage());
    }

    @Test
    void aCallForWhichTheLibraryIsMissingEnds() {
        ControlThread thread = new ControlThread();
        PeerInfo self = new PeerInfo("Parley test", "ann", Set.of());
        CallPorts ports = new CallPorts(
                new InMemorySignaling().channel(new PeerId("ann"), self),
                _ -> connections,
                Ringer.SILENT,
                () -> new CallId("mc_1"),
                _ -> {},
                _ -> Ahead.NOTHING);
        CompletableFuture<CallSnapshot> ended = new CompletableFuture<>();
        thread.post(() -> {
            CallControl control = new CallControl(thread, ports, self);
            control.start();
            control.subscribe(snapshot -> {
                if (snapshot.phase() == CallSnapshot.Phase.ENDED) {
                    ended.complete(snapshot);
                }
            });
            control.dial(new PeerId("bob"), LocalMedia.AUDIO_AND_VIDEO);
        });

        assertEquals(
                Optional.of(EndReason.NEGOTIATION_FAILED),
                ended.orTimeout(90, TimeUnit.SECONDS).join().endReason());
        thread.close();
    }

    @Test
    void whatWasNeverLoadedIsGivenBackAtOnce() {
        AtomicBoolean released = new AtomicBoolean();

        connections.shutDown(() -> released.set(true));

        assertTrue(released.get());
        assertEquals(List.of(), loads);
    }
}
