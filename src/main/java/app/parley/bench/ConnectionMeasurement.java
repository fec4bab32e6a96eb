package app.parley.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Map;

/** How fast 10,000 clients get in at a server that has just started, and what memory they take once they are idle. */
record ConnectionMeasurement(Setting setting) implements Measurement {
    static final int CLIENTS = 10_000;

    private static final int PRACTICE = 5_000;

    private static final int SETTLING = 8;
    private static final double KIB_PER_MIB = 1024;

    @Override
    public Map<String, Double> once(Contender contender) throws IOException, InterruptedException {
        // The load practises on a server of its own: its JVM must not warm up at the cost of the one that is measured.
        try (ServerUnderTest practice = setting.server(contender);
                LoadProcess load = setting.load(practice)) {
            load.open("practice", setting.clients(PRACTICE), RelayMeasurement.AT_ONCE);
            try (ServerUnderTest server = setting.again(practice)) {
                setting.sleep(1);
                return measure(server, load);
            }
        }
    }

    private Map<String, Double> measure(ServerUnderTest server, LoadProcess load)
            throws IOException, InterruptedException {
        int clients = setting.clients(CLIENTS);
        ProcessSample empty = server.sample();
        JsonObject opened = load.tell("open", "idle", clients, RelayMeasurement.AT_ONCE);
        double cpu = server.sample().cpuSeconds() - empty.cpuSeconds();
        double open = opened.get("open").getAsDouble();
        if (open == 0) {
            LoadProcess.all(opened, clients);
        }
        setting.sleep(SETTLING);
        ProcessSample full = server.sample();
        return Map.of(
                "acceptsPerSecond", open / opened.get("seconds").getAsDouble(),
                "acceptsPerCpuSecond", open / cpu,
                "acceptsFailed", clients - open,
                "idleKib", (full.rssKib() - empty.rssKib()) / open,
                "idleAllKib", full.rssKib() / open,
                "emptyMib", empty.rssKib() / KIB_PER_MIB,
                "fullMib", full.rssKib() / KIB_PER_MIB,
                "fullPssMib", full.pssKib() / KIB_PER_MIB);
    }
}
