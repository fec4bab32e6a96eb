package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the real library. */
class ClosedConnectionTest {
    @Test
    void aClosedConnectionAndWhatItGaveOutAreGone() {
        var runtime = new NativeRuntime(true, false, DeviceChoice.SYSTEM);
        RTCPeerConnection connection = runtime.factory().createPeerConnection(new RTCConfiguration(), _ -> {});
        RTCRtpTransceiver transceiver = connection.addTransceiver(runtime.black(), new RTCRtpTransceiverInit());
        RTCRtpSender sender = connection.addTrack(runtime.microphone(), List.of("parley"));
        transceiver.getSender().replaceTrack(null);
        sender.replaceTrack(null);
        assertEquals(3, ClosedConnection.closeAndFree(connection, List.of(transceiver, sender)));
        runtime.close();
    }
}
