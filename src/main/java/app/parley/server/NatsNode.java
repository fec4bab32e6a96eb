package app.parley.server;

import io.nats.client.Connection;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * What the parts of {@link NatsCluster} share.
 *
 * @param self this node's name, another one after each start
 * @param names subjects and keys
 * @param connection to the broker
 * @param ledger the IDs' bucket
 * @param liveness which nodes are alive
 * @param homes where IDs live
 * @param peers this node's own
 * @param later for what is to be done later or may block
 * @param nanos a monotonic clock
 */
record NatsNode(
        String self,
        NatsNames names,
        Connection connection,
        NatsLedger ledger,
        NatsLiveness liveness,
        NatsHomes homes,
        LocalPeers peers,
        ScheduledExecutorService later,
        LongSupplier nanos) {}
