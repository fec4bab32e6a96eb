package app.parley.signaling;

/**
 * What a connection runs on.
 *
 * @param links makes its sockets
 * @param schedule its thread and time
 * @param timings how long it waits
 */
record Wiring(Link.Factory links, Schedule schedule, Timings timings) {}
