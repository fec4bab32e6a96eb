package app.parley.bench;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The load's own process: one command a line comes in, one JSON object a line goes out. It ends with its input, and so
 * with who started it.
 */
public final class LoadProgram {
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;
    private static final double P999 = 0.999;
    private static final double NANOS_A_SECOND = 1e9;

    private final Load load;

    private LoadProgram(Load load) {
        this.load = load;
    }

    /**
     * Runs until standard input ends.
     *
     * @param ports servers on loopback; clients connect to them in turn
     * @param attack the word of an {@link Attack}; empty is an ordinary load
     */
    public static void run(List<Integer> ports, String attack, PrintStream out)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        List<InetSocketAddress> servers = ports.stream()
                .map(it -> new InetSocketAddress(InetAddress.getLoopbackAddress(), it))
                .toList();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (!attack.isEmpty()) {
            Attack chosen = Attack.named(attack).orElseThrow(() -> new IOException("no such attack: " + attack));
            Thread.ofPlatform().daemon().start(() -> attack(chosen, servers.getFirst()));
            out.println("{}");
        }
        var program = new LoadProgram(new Load(servers));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(new Gson().toJson(program.answer(line.split(" ", -1))));
        }
    }

    private static void attack(Attack attack, InetSocketAddress server) {
        try {
            attack.run(server);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the attack failed", e);
        }
    }

    private JsonObject answer(String[] command)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        return switch (command[0]) {
            case "open" -> json(load.open(command[1], number(command[2]), number(command[3])));
            case "pair" -> {
                load.pair(number(command[1]), number(command[2]));
                yield new JsonObject();
            }
            case "answer" -> {
                load.answer(number(command[1]), number(command[2]));
                yield new JsonObject();
            }
            case "stop" -> {
                load.stopAnswering();
                yield new JsonObject();
            }
            case "count" -> json(load.count());
            case "pace" -> json(load.pace(number(command[1]), number(command[2]), number(command[3])));
            case "comeback" -> {
                load.comeBack();
                yield new JsonObject();
            }
            case "allback" -> json(load.allBack(number(command[1])));
            default -> throw new IOException("no such command: " + command[0]);
        };
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private static JsonObject json(Opener.Outcome outcome) {
        var json = new JsonObject();
        json.addProperty("open", outcome.open());
        json.addProperty("failed", outcome.failed());
        json.addProperty("seconds", outcome.seconds());
        json.addProperty("finishedMillis", outcome.finishedMillis());
        return json;
    }

    private static JsonObject json(Load.Count count) {
        var json = new JsonObject();
        json.addProperty("received", count.received());
        json.addProperty("seconds", count.nanos() / NANOS_A_SECOND);
        json.addProperty("p50", count.delays().millis(P50));
        json.addProperty("p99", count.delays().millis(P99));
        json.addProperty("p999", count.delays().millis(P999));
        json.addProperty("longest", count.delays().longestMillis());
        return json;
    }
}
