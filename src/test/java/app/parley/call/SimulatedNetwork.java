package app.parley.call;

import java.util.Random;

/** Carries signals between the two, each with its own delay, so that they overtake one another; and loses some. */
final class SimulatedNetwork {
    private final VirtualTime time;
    private final Random random;
    private final int longestDelay;
    private final double loss;

    SimulatedNetwork(VirtualTime time, Random random, int longestDelay, double loss) {
        this.time = time;
        this.random = random;
        this.longestDelay = longestDelay;
        this.loss = loss;
    }

    void send(SimulatedSide from, CallId call, Signal signal) {
        if (random.nextDouble() >= loss) {
            CallEvent event = new CallEvent.SignalReceived(call, from.self(), signal);
            time.after(1 + random.nextInt(longestDelay), () -> from.other().post(event));
        }
    }
}
