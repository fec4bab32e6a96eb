package app.parley.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What attacks cost a server, and what its other clients feel: 200 of them, with 1,000 messages a second. What it is
 * like in peace is measured before and after, and the mean of both counts; an attack, when it has gone on for a while. Silence is tried at a TLS port as well.
 *
 * @param certificate for that port
 */
record AttackMeasurement(Setting setting, PracticeCertificate certificate) implements Measurement {
    private static final int CLIENTS = 200;
    private static final int RATE = 1_000;
    private static final int WARM_UP = 8;
    private static final int IN_FLIGHT = 4;
    private static final int MEASURED = 6;
    private static final int BETWEEN = 3;
    private static final double PERCENT = 100;
    private static final double KIB_PER_MIB = 1024;

    private record Felt(double p99, double cpuPercent, double rssMib) {
        static Felt mean(Felt a, Felt b) {
            return new Felt((a.p99 + b.p99) / 2, (a.cpuPercent + b.cpuPercent) / 2, (a.rssMib + b.rssMib) / 2);
        }
    }

    @Override
    public Map<String, Double> once(Contender contender) throws IOException, InterruptedException {
        Map<String, Double> figures = new HashMap<>();
        plain(contender, figures);
        behindTls(contender.withTls(certificate), figures);
        return figures;
    }

    private void plain(Contender contender, Map<String, Double> figures) throws IOException, InterruptedException {
        Map<Attack, Felt> under = new HashMap<>();
        try (ServerUnderTest server = setting.server(contender);
                LoadProcess load = setting.load(server)) {
            load.open("other", CLIENTS, CLIENTS);
            load.tell("pair", CLIENTS, Setting.PAYLOAD);
            load.tell("answer", CLIENTS, IN_FLIGHT); // as fast as it goes, so that both have compiled what they will
            setting.sleep(WARM_UP);
            load.tell("stop");
            setting.sleep(BETWEEN);
            Felt before = feel(server, load);
            for (Attack attack : Attack.values()) {
                try (LoadProcess _ = setting.attack(server, attack)) {
                    setting.sleep(WARM_UP); // in its first seconds the server compiles what the attack makes it do
                    under.put(attack, feel(server, load));
                }
                setting.sleep(BETWEEN);
            }
            Felt calm = Felt.mean(before, feel(server, load));
            figures.put("calmP99", calm.p99());
            figures.put("calmCpuPercent", calm.cpuPercent());
            under.forEach((attack, felt) -> {
                figures.put(attack.word() + "CpuPercent", felt.cpuPercent() - calm.cpuPercent());
                figures.put(attack.word() + "P99Ratio", felt.p99() / calm.p99());
                figures.put(attack.word() + "Mib", felt.rssMib() - before.rssMib());
            });
        }
    }

    private Felt feel(ServerUnderTest server, LoadProcess load) throws IOException {
        ProcessSample before = server.sample();
        JsonObject paced = load.tell("pace", CLIENTS, RATE, setting.seconds(MEASURED));
        ProcessSample after = server.sample();
        return new Felt(paced.get("p99").getAsDouble(), cpuPercent(before, after), after.rssKib() / KIB_PER_MIB);
    }

    /** Nobody else is there: our load speaks no TLS. */
    private void behindTls(Contender contender, Map<String, Double> figures) throws IOException, InterruptedException {
        try (ServerUnderTest server = setting.server(contender)) {
            setting.sleep(BETWEEN);
            ProcessSample before = server.sample();
            try (LoadProcess _ = setting.attack(server, Attack.SILENT)) {
                setting.sleep(1);
                ProcessSample start = server.sample();
                setting.sleep(2 * MEASURED);
                ProcessSample end = server.sample();
                figures.put("silent-tlsCpuPercent", cpuPercent(start, end));
                figures.put("silent-tlsMib", (end.rssKib() - before.rssKib()) / KIB_PER_MIB);
            }
        }
    }

    private static double cpuPercent(ProcessSample before, ProcessSample after) {
        double seconds = (after.takenNanos() - before.takenNanos()) / 1e9;
        return PERCENT * (after.cpuSeconds() - before.cpuSeconds()) / seconds;
    }
}
