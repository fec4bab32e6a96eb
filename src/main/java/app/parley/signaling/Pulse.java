package app.parley.signaling;

/** Keeps one link alive, and tells a dead one where it is doubted. Confined to its schedule's thread. */
final class Pulse {
    private static final String HEARTBEAT = WireMessage.bare("HEARTBEAT").write();

    private final Schedule schedule;
    private final Timings timings;
    private Schedule.Timer heartbeat = Schedule.Timer.NONE;
    /** Runs while a doubted link owes an answer. */
    private Schedule.Timer doubt = Schedule.Timer.NONE;

    Pulse(Schedule schedule, Timings timings) {
        this.schedule = schedule;
        this.timings = timings;
    }

    /** Sends the heartbeats that a PeerJS server drops a client without, until {@link #stop}. */
    void beat(Link link) {
        heartbeat = schedule.after(timings.heartbeat(), () -> {
            link.transmit(HEARTBEAT);
            beat(link);
        });
    }

    /** Asks for an answer; runs {@code dead} where none comes in time. */
    void doubt(Link link, Runnable dead) {
        doubt.cancel();
        doubt = schedule.after(timings.answer(), dead);
        link.ping();
    }

    /** The link has given a sign of life. */
    void answered() {
        doubt.cancel();
    }

    void stop() {
        heartbeat.cancel();
        doubt.cancel();
    }
}
