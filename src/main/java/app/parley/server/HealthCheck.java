package app.parley.server;

import com.google.gson.JsonObject;

/** A part of the server that has a say in what {@code /health} answers. Called on event loops: must not block. */
@FunctionalInterface
interface HealthCheck {
    /**
     * Adds what it knows of itself to {@code answer}.
     *
     * @return false if new clients had better go elsewhere: the answer becomes 503
     */
    boolean report(JsonObject answer);
}
