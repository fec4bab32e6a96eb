package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DeferredPeerConnectionsTest {
    private final List<String> loads = new ArrayList<>();
    private final DeferredPeerConnections connections = new DeferredPeerConnections(() -> {
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
    void whatWasNeverLoadedIsGivenBackAtOnce() {
        AtomicBoolean released = new AtomicBoolean();

        connections.shutDown(() -> released.set(true));

        assertTrue(released.get());
        assertEquals(List.of(), loads);
    }
}
