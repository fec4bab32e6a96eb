package app.parley.cli;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Throws garbage and malformed messages at a signaling server on this computer while two clients behave well, and looks
 * whether the server still listens to all. What is thrown follows from the seed alone.
 */
final class SignalingSoak {
    /** Half requests and half frames that hang at the server at a time. */
    private static final int HANGING = 50;

    /** What a connection may send at once before the server slows it down: 400 messages, 4 KiB count as one more. */
    private static final int BURST = 350;

    private static final int BYTES_A_TOKEN = 4096;
    private static final int LONGEST_BATCH = 60;
    private static final int MOST_PROBLEMS = 5;

    private final int port;
    private final long seed;
    private final Duration patience;
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

    /** @param patience how long an answer may take before its connection counts as deaf */
    SignalingSoak(int port, long seed, Duration patience) {
        this.port = port;
        this.seed = seed;
        this.patience = patience;
    }

    /**
     * What was thrown, and what came of it.
     *
     * @param pair how the well-behaved fared
     * @param problems in words; empty where all went well
     */
    record Findings(Garbage garbage, Messages messages, WellBehavedPair.Outcome pair, List<String> problems) {}

    /** Bytes that are of no use, and the connections they came over. */
    record Garbage(long bytes, int connections) {}

    /**
     * @param count malformed ones
     * @param connections they came over so many
     * @param heard of these still worked afterwards
     * @param ended of these were ended by the server for a broken frame
     */
    record Messages(int count, int connections, int heard, int ended) {}

    /** Throws this much and waits for the end. */
    Findings run(long garbageBytes, int messageCount) throws IOException, InterruptedException {
        String suffix = Long.toHexString(seed);
        WellBehavedPair pair = WellBehavedPair.start(port, suffix, patience);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Garbage> garbage = threads.submit(() -> garbage(garbageBytes));
            Future<Messages> messages = threads.submit(() -> messages(messageCount, suffix));
            Garbage thrown = garbage.get();
            Messages sent = messages.get();
            WellBehavedPair.Outcome outcome = pair.finish();
            if (outcome.problem() != null) {
                problems.add(outcome.problem());
            }
            return new Findings(thrown, sent, outcome, List.copyOf(problems));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private boolean goesOn() {
        return problems.size() < MOST_PROBLEMS;
    }

    private void unreachable(IOException e) {
        problems.add("the server takes no connection any more: " + e.getMessage());
    }

    private Garbage garbage(long wanted) {
        GarbageMaker maker = new GarbageMaker(new SplittableRandom(seed));
        SplittableRandom ends = new SplittableRandom(~seed);
        Deque<SoakSocket> hanging = new ArrayDeque<>();
        long bytes = 0;
        int connections = 0;
        while (bytes < wanted && goesOn()) {
            byte[] garbage = maker.next();
            boolean half = ends.nextInt(3) == 0;
            try {
                SoakSocket socket = SoakSocket.silent(port, patience);
                hanging.add(socket);
                throwAt(socket, garbage, half);
            } catch (IOException e) {
                unreachable(e);
            }
            connections++;
            bytes += garbage.length;
            if (hanging.size() > HANGING || (ends.nextBoolean() && !hanging.isEmpty())) {
                hanging.remove().abort();
            }
        }
        hanging.forEach(SoakSocket::abort);
        return new Garbage(bytes, connections);
    }

    private static void throwAt(SoakSocket socket, byte[] garbage, boolean half) {
        try {
            socket.write(garbage);
            if (half) {
                socket.finish();
            }
        } catch (IOException _) {
            // The server had enough before we had done, as it may.
        }
    }

    private Messages messages(int wanted, String suffix) {
        MalformedMessages maker = new MalformedMessages(new SplittableRandom(seed + 1));
        int count = 0;
        int connections = 0;
        int heard = 0;
        int ended = 0;
        while (count < wanted && goesOn()) {
            String id = "mallory-" + suffix + "-" + connections++;
            try (SoakSocket socket = SoakSocket.peer(port, id, patience)) {
                Batch batch = send(socket, maker, Math.min(LONGEST_BATCH, wanted - count));
                count += batch.count;
                if (isHeard(socket, id)) {
                    heard++;
                } else if (batch.broken) {
                    ended++;
                } else {
                    problems.add("the server ended the connection of " + id + " for a malformed message");
                }
            } catch (SocketTimeoutException _) {
                problems.add("the server is deaf to " + id);
            } catch (IOException e) {
                unreachable(e);
            }
        }
        return new Messages(count, connections, heard, ended);
    }

    private record Batch(int count, boolean broken) {}

    private static Batch send(SoakSocket socket, MalformedMessages maker, int most) {
        int count = 0;
        for (int tokens = 0; count < most && tokens < BURST; ) {
            MalformedMessages.Malformed it = maker.next();
            count++;
            tokens += 3 + it.bytes().length / BYTES_A_TOKEN; // up to three frames
            try {
                socket.write(it.bytes());
            } catch (IOException _) {
                return new Batch(count, it.breaksFraming());
            }
            if (it.breaksFraming()) {
                return new Batch(count, true);
            }
        }
        return new Batch(count, false);
    }

    /** Whether a good message to oneself comes back; false if the server has ended the connection. */
    private static boolean isHeard(SoakSocket socket, String id) throws IOException {
        try {
            socket.send("{\"type\":\"OFFER\",\"dst\":\"" + id + "\",\"payload\":\"can you hear me\"}");
        } catch (IOException _) {
            return false;
        }
        Optional<String> it = socket.next();
        while (it.isPresent() && !it.get().contains("can you hear me")) {
            it = socket.next();
        }
        return it.isPresent();
    }
}
