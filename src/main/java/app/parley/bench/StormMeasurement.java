package app.parley.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Map;

/** The server dies and comes again; how long after that are all 10,000 clients back? They try until they are. */
record StormMeasurement(Setting setting) implements Measurement {
    private static final int LIMIT = 55;
    private static final double MILLIS = 1000;

    @Override
    public Map<String, Double> once(Contender contender) throws IOException, InterruptedException {
        try (ServerUnderTest first = setting.server(contender);
                LoadProcess load = setting.load(first)) {
            int clients = setting.clients(ConnectionMeasurement.CLIENTS);
            load.open("storm", clients, RelayMeasurement.AT_ONCE);
            load.tell("comeback");
            try (ServerUnderTest _ = setting.again(first)) {
                long listening = System.currentTimeMillis();
                JsonObject back = load.tell("allback", LIMIT);
                return Map.of(
                        "stormSeconds",
                        (back.get("finishedMillis").getAsLong() - listening) / MILLIS,
                        "stormBack",
                        back.get("open").getAsDouble());
            }
        }
    }
}
