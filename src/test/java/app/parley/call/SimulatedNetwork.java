package app.parley.call;

import java.util.Random;

/** Carries signals between the two, each with its own delay, so that they overtake one another; and loses some. */
final class SimulatedNetwork {
    private final VirtualTime time;
    private final Random random;
    private final int longestDelay;
    private double loss;

    SimulatedNetwork(VirtualTime time, Random random, int longestDelay, double loss) {
        this.time = time;
        this.random = random;
        this.longestDelay = longestDelay;
        this.loss = loss;
    }

    /** The server is gone for good. */
    void die() {
        loss = 1;
    }

    /** @param seq counts what the sender says in this call, so that the receiver knows what came the other way, too */
    void send(SimulatedSide from, CallId call, int seq, Signal signal) {
        if (random.nextDouble() >= loss) {
            time.after(1 + random.nextInt(longestDelay), () -> from.other().receive(call, seq, signal));
        }
    }
}
