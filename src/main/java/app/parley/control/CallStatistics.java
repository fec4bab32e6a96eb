package app.parley.control;

/**
 * One reading of a call's figures (W3C webrtc-stats names in comments where they differ).
 *
 * @param takenNanos {@link System#nanoTime()} of the reading
 * @param localCandidateType host, srflx, prflx or relay; empty before a pair is selected
 * @param remoteCandidateType likewise
 * @param protocol udp or tcp; for a relay the protocol to the TURN server
 * @param roundTripMs candidate-pair currentRoundTripTime, negative where unknown
 * @param bytesSent over the transport
 * @param bytesReceived over the transport
 * @param framesReceived inbound video framesDecoded
 * @param freezes inbound video freezeCount
 * @param framesPerSecond inbound video, over the last second
 * @param videoCodec such as VP8, empty before
 * @param audioPacketsReceived inbound audio packetsReceived
 * @param concealedRatio concealedSamples / totalSamplesReceived, 0 to 1
 */
public record CallStatistics(
        long takenNanos,
        String localCandidateType,
        String remoteCandidateType,
        String protocol,
        double roundTripMs,
        long bytesSent,
        long bytesReceived,
        long framesReceived,
        long freezes,
        double framesPerSecond,
        String videoCodec,
        long audioPacketsReceived,
        double concealedRatio) {}
