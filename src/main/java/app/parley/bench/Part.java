package app.parley.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The benchmark's parts. Accepting and idling are measured on the same 10,000 connections. */
public enum Part implements Section {
    /** Messages for a second of processor time. */
    RELAY,
    /** Connections accepted a second, and memory of each when idle. */
    ACCEPT,
    /** Delays at half of the reference's top rate. */
    DELAY,
    /** What hostile clients cost. */
    ATTACKS,
    /** 10,000 clients come back at once. */
    STORM,
    /** Two nodes beside one, and one of the two killed. Its columns are these. */
    CLUSTER;

    /** As the command line has it. */
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code idle} is a second name of {@link #ACCEPT}. */
    public static Optional<Part> named(String word) {
        String wanted = word.equals("idle") ? ACCEPT.word() : word;
        return Stream.of(values()).filter(it -> it.word().equals(wanted)).findFirst();
    }

    @Override
    public List<Figure> figures() {
        return switch (this) {
            case RELAY ->
                List.of(
                        Figure.more("perCpuSecond1", "messages per server CPU second, 1 in flight", 3),
                        Figure.more("perCpuSecond8", "messages per server CPU second, 8 in flight", 3),
                        Figure.plain("perSecond1", "messages a second, 1 in flight"),
                        Figure.plain("perSecond8", "messages a second, 8 in flight"),
                        Figure.plain("cpuPercent1", "server CPU, % of a core, 1 in flight"),
                        Figure.plain("cpuPercent8", "server CPU, % of a core, 8 in flight"));
            case ACCEPT ->
                List.of(
                        Figure.more("acceptsPerSecond", "connections accepted a second", 1.5),
                        Figure.atMost("acceptsFailed", "connections that failed", 0),
                        Figure.plain("acceptsPerCpuSecond", "connections accepted per server CPU second"),
                        Figure.atMost("idleKib", "KiB per idle connection (RSS above the empty server)", 12),
                        Figure.less("idleAllKib", "KiB per idle connection (RSS of the whole server)", 1),
                        Figure.plain("emptyMib", "RSS of the empty server, MiB"),
                        Figure.plain("fullMib", "RSS with all connections idle, MiB"),
                        Figure.plain("fullPssMib", "PSS with all connections idle, MiB"));
            case DELAY ->
                List.of(
                        Figure.plain("delayRate", "messages a second"),
                        Figure.plain("delayP50", "relay delay p50, ms"),
                        Figure.less("delayP99", "relay delay p99, ms", 0.7),
                        Figure.plain("delayP999", "relay delay p99.9, ms"),
                        Figure.atMost("delayLost", "messages lost", 0),
                        Figure.plain("delayCpuPercent", "server CPU, % of a core"));
            case ATTACKS ->
                Stream.concat(
                                Stream.of(
                                        Figure.plain("calmP99", "relay delay p99 without an attack, ms"),
                                        Figure.plain("calmCpuPercent", "server CPU without an attack, % of a core")),
                                Stream.concat(
                                        Stream.of(Attack.values()).flatMap(Part::figures),
                                        Stream.of(
                                                Figure.atMost(
                                                        "silent-tlsCpuPercent",
                                                        "1,000 silent connections, TLS port: CPU, % of a core",
                                                        5),
                                                Figure.plain(
                                                        "silent-tlsMib",
                                                        "1,000 silent connections, TLS port: RSS, MiB more"))))
                        .toList();
            case STORM ->
                List.of(
                        Figure.atMost("stormSeconds", "all back after the server's return, s", 8),
                        Figure.plain("stormBack", "clients that came back"));
            case CLUSTER ->
                List.of(
                        Figure.plain("perSecond1", "two nodes: messages a second, 1 in flight")
                                .beside(ClusterMeasurement.ONE),
                        Figure.plain("clusterRate", "two nodes: messages a second for the delays"),
                        Figure.plain("delayP50", "two nodes: relay delay p50, ms")
                                .beside(ClusterMeasurement.ONE),
                        Figure.plain("delayP99", "two nodes: relay delay p99, ms")
                                .beside(ClusterMeasurement.ONE),
                        Figure.atMost("delayLost", "messages lost at that rate", 0),
                        Figure.plain("killSent", "messages while a node is killed and started again"),
                        Figure.plain("killCut", "  cut off with a socket of their own"),
                        Figure.atMost("killLost", "  lost", 0),
                        Figure.atMost("killDuplicated", "  duplicated", 0),
                        Figure.atMost("takeOver", "an ID's take-over after its node's death, s more than the TTL", 1));
        };
    }

    private static Stream<Figure> figures(Attack attack) {
        return Stream.of(
                Figure.atMost(attack.word() + "CpuPercent", attack.text() + ": CPU, % of a core", 5),
                Figure.atMost(attack.word() + "P99Ratio", attack.text() + ": others' p99, times", 2),
                Figure.plain(attack.word() + "Mib", attack.text() + ": RSS, MiB more"));
    }
}
