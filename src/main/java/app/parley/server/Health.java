package app.parley.server;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.LongSupplier;

/** How the server is, for load balancers and people: {@code {"status":"ok","peers":3,"uptimeSeconds":120}}. Thread-safe. */
final class Health {
    private final PeerRegistry registry;
    private final LongSupplier seconds;
    private final List<HealthCheck> checks;
    private final long since;
    private volatile boolean draining;

    /**
     * @param seconds a monotonic clock
     * @param checks parts that are asked each time
     */
    Health(PeerRegistry registry, LongSupplier seconds, List<HealthCheck> checks) {
        this.registry = registry;
        this.seconds = seconds;
        this.checks = List.copyOf(checks);
        this.since = seconds.getAsLong();
    }

    /**
     * @param healthy whether new clients are welcome
     * @param json {@code status} is {@code ok}, {@code degraded} or {@code draining}
     */
    record Answer(boolean healthy, String json) {}

    /** From now on it is leaving. */
    void drain() {
        draining = true;
    }

    Answer answer() {
        var json = new JsonObject();
        json.addProperty("status", "ok");
        json.addProperty("peers", registry.size());
        json.addProperty("uptimeSeconds", seconds.getAsLong() - since);
        boolean healthy = true;
        for (HealthCheck check : checks) {
            healthy &= check.report(json);
        }
        if (draining || !healthy) {
            json.addProperty("status", draining ? "draining" : "degraded");
        }
        return new Answer(healthy && !draining, json.toString());
    }
}
