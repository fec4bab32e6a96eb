package app.parley.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Connects clients, some at a time; on demand it brings back who was cut off. Confined to the load's loop. */
final class Opener {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /** A client whose server is gone tries again after a time of up to this, as Parley's first try does. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long SEED = 4;

    private final LoadLoop loop;
    private final List<LoadSocket> all = new ArrayList<>();
    private final Deque<LoadSocket> waiting = new ArrayDeque<>();
    private final List<Retry> retries = new ArrayList<>();
    private final Random random = new Random(SEED);
    private int atOnce;
    private int onTheWay;
    private int open;
    private int failed;
    private long start;
    private boolean persistent;
    private boolean connecting;
    private @Nullable CompletableFuture<Outcome> done;

    /**
     * How it went.
     *
     * @param failed attempts that came to nothing
     * @param finishedMillis by the wall clock, which other processes share
     */
    record Outcome(int open, int failed, double seconds, long finishedMillis) {}

    private record Retry(LoadSocket socket, long due) {}

    Opener(LoadLoop loop) {
        this.loop = loop;
    }

    CompletableFuture<Outcome> open(List<LoadSocket> sockets, int most) {
        start = System.nanoTime();
        atOnce = most;
        failed = 0;
        all.addAll(sockets);
        waiting.addAll(sockets);
        done = new CompletableFuture<>();
        CompletableFuture<Outcome> result = done;
        more();
        return result;
    }

    void persist() {
        persistent = true;
        failed = 0;
        start = System.nanoTime();
        atOnce = Integer.MAX_VALUE;
    }

    CompletableFuture<Outcome> allBack() {
        done = new CompletableFuture<>();
        CompletableFuture<Outcome> result = done;
        check();
        return result;
    }

    void opened(LoadSocket socket) {
        onTheWay--;
        open++;
        more();
        check();
    }

    void lost(LoadSocket socket, boolean wasOpen) {
        if (wasOpen) {
            open--;
        } else {
            onTheWay--;
            failed++;
        }
        if (persistent) {
            retries.add(new Retry(socket, System.nanoTime() + (long) (random.nextDouble() * PAUSE)));
        }
        more();
        check();
    }

    void tick(long now) {
        if (!retries.isEmpty()) {
            List<Retry> due = retries.stream().filter(it -> it.due() <= now).toList();
            retries.removeIf(it -> it.due() <= now);
            due.forEach(it -> waiting.add(it.socket()));
        }
        more();
        if (onTheWay > 0) {
            all.stream().filter(it -> isStuck(it, now)).toList().forEach(loop::lose);
        }
    }

    /** Whether its attempt has taken too long. */
    static boolean isStuck(LoadSocket socket, long now) {
        return socket.stage() != LoadSocket.Stage.OPEN
                && socket.stage() != LoadSocket.Stage.APART
                && now - socket.since() > PATIENCE;
    }

    private void more() {
        if (connecting) {
            return; // called by an attempt that failed at once
        }
        connecting = true;
        while (onTheWay < atOnce && !waiting.isEmpty()) {
            onTheWay++;
            loop.connect(waiting.remove());
        }
        connecting = false;
    }

    private void check() {
        CompletableFuture<Outcome> asked = done;
        boolean over = persistent ? open == all.size() : onTheWay == 0 && waiting.isEmpty();
        if (asked != null && over) {
            done = null;
            double seconds = (System.nanoTime() - start) / 1e9;
            asked.complete(new Outcome(open, failed, seconds, System.currentTimeMillis()));
        }
    }
}
