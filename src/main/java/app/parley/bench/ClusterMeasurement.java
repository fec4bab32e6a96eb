package app.parley.bench;

import app.parley.bench.ClusterSoak.Times;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages between two nodes that share a NATS server, beside those within one node alone; of each pair of clients one
 * is at each node. A kill takes minutes and is done once.
 */
final class ClusterMeasurement implements Measurement {
    static final String ONE = "one node";

    private static final int CLIENTS = 10_000;
    private static final int RATE = 1_000;
    private static final int WARM_UP = 8;
    private static final int MEASURED = 6;
    private static final long SEED = 5;

    private final Setting setting;
    private boolean killed;

    ClusterMeasurement(Setting setting) {
        this.setting = setting;
    }

    /** What this compares: {@code ours} as two nodes, under its name, and alone. */
    static List<Contender> contenders(Contender ours) {
        return List.of(ours, new Contender(ONE, ours.program(), ours.unlimited()));
    }

    @Override
    public Map<String, Double> once(Contender contender) throws IOException, InterruptedException {
        return contender.name().equals(ONE) ? oneNode(contender) : twoNodes(contender);
    }

    private Map<String, Double> oneNode(Contender contender) throws IOException, InterruptedException {
        try (ServerUnderTest server = setting.server(contender);
                LoadProcess load = setting.load(server)) {
            return messages(load);
        }
    }

    private Map<String, Double> twoNodes(Contender contender) throws IOException, InterruptedException {
        List<String> serve = contender.program();
        Map<String, Double> figures = new HashMap<>();
        try (NatsBroker broker = NatsBroker.start(setting.directory());
                ServerUnderTest one = broker.node("one", serve, List.of(), setting.serverLog());
                ServerUnderTest two = broker.node("two", serve, List.of(), setting.serverLog());
                LoadProcess load = setting.load(List.of(one, two))) {
            figures.putAll(messages(load));
        }
        if (!killed) {
            killed = true;
            figures.putAll(kill(serve));
        }
        return figures;
    }

    private Map<String, Double> messages(LoadProcess load) throws IOException, InterruptedException {
        int clients = setting.clients(RelayMeasurement.CLIENTS);
        load.tell("open", "cluster", clients, RelayMeasurement.AT_ONCE);
        load.tell("pair", clients, Setting.PAYLOAD);
        load.tell("answer", clients, 1);
        setting.sleep(WARM_UP);
        JsonObject first = load.tell("count");
        setting.sleep(MEASURED);
        JsonObject second = load.tell("count");
        load.tell("stop");
        setting.sleep(1);
        int seconds = setting.seconds(MEASURED);
        JsonObject paced = load.tell("pace", clients, RATE, seconds);
        return Map.of(
                "perSecond1",
                since(first, second, "received") / since(first, second, "seconds"),
                "clusterRate",
                (double) RATE,
                "delayP50",
                paced.get("p50").getAsDouble(),
                "delayP99",
                paced.get("p99").getAsDouble(),
                "delayLost",
                (double) RATE * seconds - paced.get("received").getAsDouble());
    }

    private static double since(JsonObject first, JsonObject second, String key) {
        return second.get(key).getAsDouble() - first.get(key).getAsDouble();
    }

    private Map<String, Double> kill(List<String> serve) throws IOException, InterruptedException {
        Times times = setting.quick() ? Times.quick() : Times.usual();
        var plan = new ClusterSoak.Plan(serve, setting.directory(), setting.clients(CLIENTS), RATE, SEED, times);
        ClusterSoakReport found = new ClusterSoak(plan, _ -> {}).run();
        return Map.of(
                "killSent", (double) found.counts().sent(),
                "killCut", (double) found.counts().cut(),
                "killLost", (double) found.counts().lost(),
                "killDuplicated", (double) found.counts().duplicated(),
                "takeOver", found.takeOver() - found.wantedTakeOver() + 1);
    }
}
