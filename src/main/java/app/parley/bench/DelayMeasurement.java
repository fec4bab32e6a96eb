package app.parley.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Map;

/**
 * How long a message takes at a rate that is the same for all: half of what the reference server can do. Open loop, and
 * each delay counts from when its message was due.
 */
final class DelayMeasurement implements Measurement {
    private static final int WARM_UP = 4;
    private static final int MEASURED = 6;
    private static final int TOP_SECONDS = 4;
    private static final int UNKNOWN_RATE = 4_000;
    private static final double PERCENT = 100;

    private final Setting setting;
    private final int rate;

    private DelayMeasurement(Setting setting, int rate) {
        this.setting = setting;
        this.rate = rate;
    }

    /** Finds the rate at {@code reference}. */
    static DelayMeasurement halfOfTopRate(Setting setting, Contender reference)
            throws IOException, InterruptedException {
        try (ServerUnderTest server = setting.server(reference.withoutRateLimit());
                LoadProcess load = setting.load(server)) {
            int clients = open(setting, load);
            load.tell("answer", clients, 1);
            setting.sleep(TOP_SECONDS);
            double before = load.tell("count").get("received").getAsDouble();
            setting.sleep(TOP_SECONDS);
            double messages = load.tell("count").get("received").getAsDouble() - before;
            return new DelayMeasurement(setting, (int) (messages / setting.seconds(TOP_SECONDS) / 2));
        }
    }

    /** At a rate that most servers can do. */
    static DelayMeasurement fixedRate(Setting setting) {
        return new DelayMeasurement(setting, UNKNOWN_RATE);
    }

    @Override
    public Map<String, Double> once(Contender contender) throws IOException, InterruptedException {
        try (ServerUnderTest server = setting.server(contender);
                LoadProcess load = setting.load(server)) {
            int clients = open(setting, load);
            load.tell("pace", clients, rate, setting.seconds(WARM_UP));
            ProcessSample before = server.sample();
            int seconds = setting.seconds(MEASURED);
            JsonObject paced = load.tell("pace", clients, rate, seconds);
            double cpu = server.sample().cpuSeconds() - before.cpuSeconds();
            return Map.of(
                    "delayRate",
                    (double) rate,
                    "delayP50",
                    paced.get("p50").getAsDouble(),
                    "delayP99",
                    paced.get("p99").getAsDouble(),
                    "delayP999",
                    paced.get("p999").getAsDouble(),
                    "delayLost",
                    (double) rate * seconds - paced.get("received").getAsDouble(),
                    "delayCpuPercent",
                    PERCENT * cpu / seconds);
        }
    }

    private static int open(Setting setting, LoadProcess load) throws IOException {
        int clients = setting.clients(RelayMeasurement.CLIENTS);
        load.open("delay", clients, RelayMeasurement.AT_ONCE);
        load.tell("pair", clients, Setting.PAYLOAD);
        return clients;
    }
}
