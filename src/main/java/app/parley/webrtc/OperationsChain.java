package app.parley.webrtc;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One description operation at a time, in the order asked for, as W3C's operations chain has it. Confined to
 * call-control.
 */
final class OperationsChain {
    /** Begins an operation, and runs {@code done} on call-control when it has ended, well or not, exactly once. */
    @FunctionalInterface
    interface Operation {
        void begin(Runnable done);
    }

    /** Far more than a call needs; a peer that offers without end gets no more done. */
    static final int MOST = 256;

    private final Queue<Operation> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    void add(Operation operation) {
        if (!closed && waiting.size() < MOST) {
            waiting.add(operation);
            next();
        }
    }

    /** What waits is never begun. */
    void close() {
        closed = true;
        waiting.clear();
    }

    private void next() {
        if (running) {
            return;
        }
        Operation operation = waiting.poll();
        if (operation != null) {
            running = true;
            operation.begin(this::ended);
        }
    }

    private void ended() {
        running = false;
        next();
    }
}
