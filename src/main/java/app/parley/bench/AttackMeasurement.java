package app.parley.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What attacks cost a server, and what its other clients feel: 200 of them, with 1,000 messages a second. */
record AttackMeasurement(Setting setting) implements Measurement {
    private static final int CLIENTS = 200;
    private static final int RATE = 1_000;
    private static final int WARM_UP = 5;
    private static final int MEASURED = 5;
    private static final int BETWEEN = 2;
    private static final double PERCENT = 100;
    private static final double KIB_PER_MIB = 1024;

    private record Felt(double p99, double cpuPercent, double rssMib) {}

    @Override
    public Map<String, Double> once(Contender contender) throws IOException, InterruptedException {
        Map<String, Double> figures = new HashMap<>();
        try (ServerUnderTest server = setting.server(contender);
                LoadProcess load = setting.load(server)) {
            load.tell("open", "other", CLIENTS, CLIENTS);
            load.tell("pair", CLIENTS, Setting.PAYLOAD);
            load.tell("pace", CLIENTS, RATE, setting.seconds(WARM_UP));
            Felt calm = feel(server, load);
            figures.put("calmP99", calm.p99());
            figures.put("calmCpuPercent", calm.cpuPercent());
            for (Attack attack : Attack.values()) {
                try (LoadProcess _ = setting.attack(server, attack)) {
                    setting.sleep(1);
                    Felt felt = feel(server, load);
                    figures.put(attack.word() + "CpuPercent", felt.cpuPercent() - calm.cpuPercent());
                    figures.put(attack.word() + "P99Ratio", felt.p99() / calm.p99());
                    figures.put(attack.word() + "Mib", felt.rssMib() - calm.rssMib());
                }
                setting.sleep(BETWEEN);
            }
        }
        return figures;
    }

    private Felt feel(ServerUnderTest server, LoadProcess load) throws IOException {
        ProcessSample before = server.sample();
        JsonObject paced = load.tell("pace", CLIENTS, RATE, setting.seconds(MEASURED));
        ProcessSample after = server.sample();
        double seconds = (after.takenNanos() - before.takenNanos()) / 1e9;
        return new Felt(
                paced.get("p99").getAsDouble(),
                PERCENT * (after.cpuSeconds() - before.cpuSeconds()) / seconds,
                after.rssKib() / KIB_PER_MIB);
    }
}
