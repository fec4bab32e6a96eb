package app.parley.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** How many messages a server hands on for a second of processor time, as fast as it goes (closed loop). */
record RelayMeasurement(Setting setting) implements Measurement {
    static final int CLIENTS = 1_000;
    static final int AT_ONCE = 400;

    private static final int WARM_UP = 8;
    private static final int MEASURED = 4;
    private static final int PERCENT = 100;
    private static final int[] IN_FLIGHT = {1, 8};

    @Override
    public Map<String, Double> once(Contender contender) throws IOException, InterruptedException {
        Map<String, Double> figures = new HashMap<>();
        try (ServerUnderTest server = setting.server(contender.withoutRateLimit());
                LoadProcess load = setting.load(server)) {
            int clients = setting.clients(CLIENTS);
            load.open("relay", clients, AT_ONCE);
            load.tell("pair", clients, Setting.PAYLOAD);
            for (int inFlight : IN_FLIGHT) {
                load.tell("answer", clients, inFlight);
                setting.sleep(WARM_UP);
                figures.putAll(measure(server, load, inFlight));
                load.tell("stop");
                setting.sleep(1);
            }
        }
        return figures;
    }

    private Map<String, Double> measure(ServerUnderTest server, LoadProcess load, int inFlight)
            throws IOException, InterruptedException {
        JsonObject first = load.tell("count");
        ProcessSample before = server.sample();
        setting.sleep(MEASURED);
        JsonObject second = load.tell("count");
        double cpu = server.sample().cpuSeconds() - before.cpuSeconds();
        double messages =
                second.get("received").getAsDouble() - first.get("received").getAsDouble();
        double seconds =
                second.get("seconds").getAsDouble() - first.get("seconds").getAsDouble();
        return Map.of(
                "perCpuSecond" + inFlight, messages / cpu,
                "perSecond" + inFlight, messages / seconds,
                "cpuPercent" + inFlight, PERCENT * cpu / seconds);
    }
}
