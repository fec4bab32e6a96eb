package app.parley.signaling;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time: nothing runs but in {@link #advance}. */
final class ManualSchedule implements Schedule {
    private record Task(long at, long order, Runnable run) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long now;
    private long order;

    @Override
    public void post(Runnable task) {
        after(Duration.ZERO, task);
    }

    @Override
    public Timer after(Duration delay, Runnable run) {
        Task task = new Task(now + delay.toNanos(), order++, run);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void shutDown() {
        tasks.clear();
    }

    /** Runs all that falls due within {@code time}, in order. */
    void advance(Duration time) {
        long until = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.element().at() <= until) {
            Task task = tasks.remove();
            now = Math.max(now, task.at());
            task.run().run();
        }
        now = until;
    }

    int waiting() {
        return tasks.size();
    }
}
