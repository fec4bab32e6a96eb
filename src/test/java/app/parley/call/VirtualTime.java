package app.parley.call;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that jumps from one thing to be done to the next; milliseconds. */
final class VirtualTime {
    private record Planned(long at, long order, Runnable task) {}

    private final PriorityQueue<Planned> plan =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::order));
    private long now;
    private long order;

    long now() {
        return now;
    }

    void after(long delay, Runnable task) {
        plan.add(new Planned(now + delay, order++, task));
    }

    /** Runs until nothing is planned. */
    void run() {
        for (Planned next = plan.poll(); next != null; next = plan.poll()) {
            now = next.at();
            next.task().run();
        }
    }
}
