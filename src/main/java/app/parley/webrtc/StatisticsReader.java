package app.parley.webrtc;

import app.parley.control.CallStatistics;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads a W3C webrtc-stats report. Numbers come as Integer, Long, BigInteger or Double depending on their native type, and
 * any member may be missing.
 */
final class StatisticsReader {
    private static final double MILLIS = 1000;

    private final Map<String, RTCStats> byId;

    private StatisticsReader(Map<String, RTCStats> byId) {
        this.byId = byId;
    }

    static CallStatistics read(RTCStatsReport report, long takenNanos) {
        return new StatisticsReader(report.getStats()).read(takenNanos);
    }

    /** Packets of all inbound streams: what a stall is judged by. */
    static long packetsReceived(RTCStatsReport report) {
        return (long) new StatisticsReader(report.getStats())
                .all(RTCStatsType.INBOUND_RTP)
                .mapToDouble(stream -> number(stream, "packetsReceived", 0))
                .sum();
    }

    private CallStatistics read(long takenNanos) {
        Optional<RTCStats> transport = all(RTCStatsType.TRANSPORT).findFirst();
        Optional<RTCStats> pair = transport.flatMap(t -> referred(t, "selectedCandidatePairId"));
        Optional<RTCStats> local = pair.flatMap(p -> referred(p, "localCandidateId"));
        Optional<RTCStats> remote = pair.flatMap(p -> referred(p, "remoteCandidateId"));
        Optional<RTCStats> video = mostDecoded();
        Optional<RTCStats> audio = inbound("audio").findFirst();
        return new CallStatistics(
                takenNanos,
                text(local, "candidateType"),
                text(remote, "candidateType"),
                local.map(StatisticsReader::protocol).orElse(""),
                pair.map(p -> number(p, "currentRoundTripTime", -1 / MILLIS)).orElse(-1 / MILLIS) * MILLIS,
                whole(transport, "bytesSent"),
                whole(transport, "bytesReceived"),
                whole(video, "framesDecoded"),
                whole(video, "freezeCount"),
                video.map(v -> number(v, "framesPerSecond", 0)).orElse(0.0),
                video.flatMap(v -> referred(v, "codecId"))
                        .map(c -> text(Optional.of(c), "mimeType").replaceFirst("^video/", ""))
                        .orElse(""),
                whole(audio, "packetsReceived"),
                ratio(audio, "concealedSamples", "totalSamplesReceived"));
    }

    private static String protocol(RTCStats candidate) {
        String toRelay = text(Optional.of(candidate), "relayProtocol");
        return toRelay.isEmpty() ? text(Optional.of(candidate), "protocol") : toRelay;
    }

    /** The camera and the screen are both video; before a share the screen has decoded nothing. */
    private Optional<RTCStats> mostDecoded() {
        return inbound("video")
                .max((a, b) -> Double.compare(number(a, "framesDecoded", 0), number(b, "framesDecoded", 0)));
    }

    private Stream<RTCStats> inbound(String kind) {
        Predicate<RTCStats> ofKind =
                stream -> kind.equals(stream.getAttributes().get("kind"));
        return all(RTCStatsType.INBOUND_RTP).filter(ofKind);
    }

    private Stream<RTCStats> all(RTCStatsType type) {
        // Types the bindings do not know have a null type.
        return byId.values().stream().filter(stats -> stats.getType() == type);
    }

    private Optional<RTCStats> referred(RTCStats from, String key) {
        return Optional.ofNullable(from.getAttributes().get(key))
                .flatMap(id -> Optional.ofNullable(byId.get(id.toString())));
    }

    private static double ratio(Optional<RTCStats> stats, String part, String whole) {
        double all = stats.map(s -> number(s, whole, 0)).orElse(0.0);
        return all > 0 ? stats.map(s -> number(s, part, 0)).orElse(0.0) / all : 0;
    }

    private static long whole(Optional<RTCStats> stats, String key) {
        return stats.map(s -> (long) number(s, key, 0)).orElse(0L);
    }

    private static String text(Optional<RTCStats> stats, String key) {
        return stats.map(s -> s.getAttributes().get(key)).map(Object::toString).orElse("");
    }

    private static double number(RTCStats stats, String key, double missing) {
        return stats.getAttributes().get(key) instanceof Number n ? n.doubleValue() : missing;
    }
}
