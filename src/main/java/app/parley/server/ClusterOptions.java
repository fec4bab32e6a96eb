package app.parley.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server finds the other nodes.
 *
 * @param urls {@code --nats}: NATS servers of one cluster, {@code nats://[USER:PASS@]HOST[:PORT]} or {@code tls://…};
 *     may hold a password, so never to be logged
 * @param credentials {@code --nats-creds}: a NATS credentials file, or null
 * @param node {@code --node}: this node's name, letters, digits, {@code _} and {@code -}
 * @param prefix {@code --nats-prefix}: what its subjects and buckets begin with; another one is another cluster
 * @param ttl {@code --node-ttl}: how long after its last sign of life a node counts as dead
 */
public record ClusterOptions(List<String> urls, @Nullable Path credentials, String node, String prefix, Duration ttl) {
    /** What names of nodes and prefixes look like. */
    public static final String NAME = "[A-Za-z0-9_-]{1,64}";

    /** 10 s. */
    public static final Duration STANDARD_TTL = Duration.ofSeconds(10);

    /** Copies {@code urls}. */
    public ClusterOptions {
        urls = List.copyOf(urls);
        if (urls.isEmpty() || !node.matches(NAME) || !prefix.matches(NAME) || ttl.toMillis() < 500) {
            throw new IllegalArgumentException("no URL, or a name or time that cannot be");
        }
    }

    /** Leaves the URLs out. */
    @Override
    public String toString() {
        return "ClusterOptions[node=" + node + ", prefix=" + prefix + ", ttl=" + ttl + "]";
    }
}
