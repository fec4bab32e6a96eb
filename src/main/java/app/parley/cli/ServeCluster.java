package app.parley.cli;

import app.parley.server.ClusterOptions;
import app.parley.server.ServerLibraries;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** How {@code parley serve} finds the other nodes, if it is one of several. */
final class ServeCluster {
    @Option(
            names = "--nats",
            paramLabel = "URL",
            split = ",",
            description = "Be one of several nodes, which share this NATS server (with JetStream):"
                    + " nats://[USER:PASSWORD@]HOST[:PORT]. Repeatable. Default: alone.",
            showDefaultValue = Visibility.NEVER)
    List<String> urls = new ArrayList<>();

    @Option(
            names = "--nats-creds",
            paramLabel = "FILE",
            description = "NATS credentials file. Default: none.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    Path credentials;

    @Option(
            names = "--nats-prefix",
            paramLabel = "NAME",
            description = "What our subjects and buckets begin with; nodes with another one are another cluster.")
    String prefix = "parley";

    @Option(
            names = "--node",
            paramLabel = "NAME",
            description = "This node's name; restarted under it, it need not wait for its own death."
                    + " Default: a random one.",
            showDefaultValue = Visibility.NEVER)
    String node = "";

    @Option(
            names = "--node-ttl",
            paramLabel = "MS",
            description = "How long after its last sign of life a node counts as dead. The same for all nodes.")
    int nodeTtl = Math.toIntExact(ClusterOptions.STANDARD_TTL.toMillis());

    /** Empty where it is alone. */
    Optional<ClusterOptions> options(Ranges ranges) throws UsageException {
        ranges.check("--node-ttl", nodeTtl, 1_000, 600_000);
        CliWords words = ranges.words();
        name("--node", node.isEmpty() ? "node" : node, words);
        name("--nats-prefix", prefix, words);
        if (urls.isEmpty()) {
            return Optional.empty();
        }
        if (!ServerLibraries.hasNats()) {
            throw new UsageException(words.say("serve.noNats"));
        }
        if (!urls.stream().allMatch(ServeCluster::isUrl)) {
            throw new UsageException(words.say("serve.natsUrl")); // not shown: it may hold a password
        }
        if (credentials != null && !Files.isReadable(credentials)) {
            throw new UsageException(words.say("serve.natsFile", credentials));
        }
        String name = node.isEmpty()
                ? HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt())
                : node;
        return Optional.of(new ClusterOptions(urls, credentials, name, prefix, Duration.ofMillis(nodeTtl)));
    }

    private static void name(String option, String value, CliWords words) throws UsageException {
        if (!value.matches(ClusterOptions.NAME)) {
            throw new UsageException(words.say("serve.natsName", option));
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("nats".equals(uri.getScheme()) || "tls".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
