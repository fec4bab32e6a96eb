package app.parley.cli;

import app.parley.server.ServerOptions;
import app.parley.server.ServerOptions.Limits;
import app.parley.server.ServerOptions.Outbound;
import app.parley.server.ServerOptions.QueueLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What one connection, one address and all queues together may take of {@code parley serve}. */
final class ServeLimits {
    private static final int ABOVE_A_FRAME = 32 * 1024;
    private static final int GIBIBYTE = 1 << 30;

    private static final Limits STANDARD = Limits.defaults();

    @Option(
            names = "--max-frame",
            paramLabel = "BYTES",
            description = "The longest message taken; a longer one ends its connection.")
    int maxFrame = STANDARD.frameBytes();

    @Option(
            names = "--message-rate",
            paramLabel = "N",
            description = "Messages a second of one connection in the long run; a faster one is read more slowly."
                    + " 0 is unlimited.")
    int messageRate = STANDARD.messageRate();

    @Option(
            names = "--connections-per-address",
            paramLabel = "N",
            description = "Connections of one IPv4 address or IPv6 /64; loopback is free. 0 is unlimited.")
    int connectionsPerAddress = STANDARD.connectionsPerAddress();

    @Option(
            names = "--outbound-limit",
            paramLabel = "BYTES",
            description = "What may wait for one slow reader before it is cut off; senders share three quarters of it.")
    int outboundLimit = STANDARD.outbound().bytesForOne();

    @Option(
            names = "--outbound-total",
            paramLabel = "BYTES",
            description = "What may wait for all slow readers; beyond it the slowest is cut off.")
    long outboundTotal = STANDARD.outbound().bytesInAll();

    @Option(
            names = "--handshake-timeout",
            paramLabel = "MS",
            description = "How long a connection may take to say what it wants.")
    int handshakeTimeout =
            Math.toIntExact(ServerOptions.Timeouts.defaults().handshake().toMillis());

    @Option(
            names = "--queue-per-peer",
            paramLabel = "N",
            description = "Messages that may wait for one client that is away.")
    int queuePerPeer = STANDARD.queues().messagesPerPeer();

    @Option(
            names = "--queue-per-sender",
            paramLabel = "BYTES",
            description = "What one sender may have waiting for others.")
    int queuePerSender = STANDARD.queues().bytesPerSender();

    @Option(names = "--queue-total", paramLabel = "BYTES", description = "What may wait in the whole server.")
    long queueTotal = STANDARD.queues().bytesInAll();

    @Option(
            names = "--watches-total",
            paramLabel = "N",
            description = "IDs whose presence all clients together may ask to be told of.")
    int watchesTotal = STANDARD.watches();

    /** Checked against what makes sense; {@code ranges} refuses the rest. */
    Limits limits(Ranges ranges) throws UsageException {
        ranges.check("--max-frame", maxFrame, 1024, 16 << 20);
        ranges.check("--message-rate", messageRate, 0, 1_000_000);
        ranges.check("--connections-per-address", connectionsPerAddress, 0, 1_000_000);
        ranges.check("--outbound-limit", outboundLimit, 1024, GIBIBYTE);
        ranges.check("--outbound-total", outboundTotal, 1024, 64L * GIBIBYTE);
        ranges.check("--queue-per-peer", queuePerPeer, 0, 1_000_000);
        ranges.check("--queue-per-sender", queuePerSender, 0, GIBIBYTE);
        ranges.check("--queue-total", queueTotal, 0, 64L * GIBIBYTE);
        ranges.check("--watches-total", watchesTotal, 0, 10_000_000);
        // What is handed on is longer than what came: it names its sender, and some may wait before it.
        if (outboundLimit < maxFrame + ABOVE_A_FRAME) {
            throw new UsageException(ranges.words().say("serve.outbound"));
        }
        var queues = new QueueLimits(queuePerPeer, queuePerSender, queueTotal);
        return new Limits(
                maxFrame,
                messageRate,
                connectionsPerAddress,
                new Outbound(outboundLimit, outboundTotal),
                queues,
                watchesTotal);
    }

    Duration handshake(Ranges ranges) throws UsageException {
        ranges.check("--handshake-timeout", handshakeTimeout, 100, 600_000);
        return Duration.ofMillis(handshakeTimeout);
    }
}
