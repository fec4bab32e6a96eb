package app.parley.cli;

import app.parley.cli.SoakServer.Memory;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley soak}: wears a part out and looks at what is left, for people who work on Parley. English only. */
@Command(
        name = "soak",
        description = "Wear a part out.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SoakCommand.Signaling.class,
            SoakClusterCommand.class,
            SoakCallCommand.class,
            SoakCallsCommand.class
        })
final class SoakCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Messages to peers who are not there wait 5 to 6 s at the server, half requests 5 s. */
    private static final long SETTLING_SECONDS = 8;

    private static final long SETTLING_LIMIT_SECONDS = 15;

    /** Warming up takes this part of the whole: code, buffers and pools then have their size. */
    private static final int WARM_UP_PART = 10;

    /** So near to where it was, no more is waited for. */
    private static final long BACK_KIB = 256;

    private static final long LIVE_GROWTH_KIB = 4 * 1024;
    private static final long RSS_GROWTH_KIB = 48 * 1024;
    private static final long MOST_GARBAGE = 1L << 40;
    private static final double NANOS = 1e9;

    /** {@code parley soak signaling}. */
    @Command(
            name = "signaling",
            description = "Throws garbage and malformed messages at a server of its own while two clients behave well."
                    + " The exit code is 1 if it crashed, went deaf or kept the memory. Linux only.",
            mixinStandardHelpOptions = true)
    static final class Signaling extends MeasuringCommand {
        @Option(
                names = "--garbage",
                paramLabel = "BYTES",
                description = "Bytes that are no HTTP or no WebSocket. Default: ${DEFAULT-VALUE}.")
        long garbage = 24_000_000;

        @Option(names = "--messages", paramLabel = "N", description = "Malformed ones. Default: ${DEFAULT-VALUE}.")
        int messages = 100_000;

        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "Throws the same again. Default: the system property parley.soak.seed, or a new one.",
                defaultValue = "${sys:parley.soak.seed:-0}")
        long seed;

        @Override
        ExitCode measure(List<String> self) throws IOException, InterruptedException, UsageException {
            ranges.check("--garbage", garbage, 0, MOST_GARBAGE);
            ranges.check("--messages", messages, 0, Integer.MAX_VALUE);
            long chosen = seed == 0 ? ThreadLocalRandom.current().nextLong() : seed;
            System.err.println("seed " + chosen);
            try (SoakServer server = SoakServer.start(self)) {
                return soak(server, chosen);
            }
        }

        private ExitCode soak(SoakServer server, long chosen) throws IOException, InterruptedException {
            SignalingSoak.Findings warmUp = new SignalingSoak(server.port(), chosen + 1, PATIENCE)
                    .run(garbage / WARM_UP_PART, messages / WARM_UP_PART);
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            Memory before = server.memory();
            long start = System.nanoTime();
            SignalingSoak.Findings found = new SignalingSoak(server.port(), chosen, PATIENCE).run(garbage, messages);
            double seconds = (System.nanoTime() - start) / NANOS;
            Memory after = server.isAlive() ? settled(server, before) : before;
            List<String> problems = new ArrayList<>(warmUp.problems());
            problems.addAll(found.problems());
            judge(server, before, after, problems);
            JsonObject json = json(found);
            json.addProperty("seed", chosen);
            json.addProperty("seconds", Math.round(seconds * 10) / 10.0);
            json.add("before", json(before));
            json.add("after", json(after));
            return say(json, problems);
        }

        /** What the server holds once it is back where it was, or after a while. */
        private static Memory settled(SoakServer server, Memory before) throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLING_LIMIT_SECONDS);
            Memory memory = server.memory();
            while (!isBack(before, memory) && System.nanoTime() < end && server.isAlive()) {
                TimeUnit.SECONDS.sleep(1);
                memory = server.memory();
            }
            return memory;
        }
    }

    /** Prints what was found, with the problems added to it. */
    static ExitCode say(JsonObject found, List<String> problems) {
        JsonArray list = new JsonArray();
        problems.forEach(list::add);
        found.add("problems", list);
        System.out.println(new GsonBuilder().setPrettyPrinting().create().toJson(found));
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.EXPECTATION_FAILED;
    }

    private static boolean isBack(Memory before, Memory after) {
        return after.liveKib() <= before.liveKib() + BACK_KIB;
    }

    private static void judge(SoakServer server, Memory before, Memory after, List<String> problems) {
        if (!server.isAlive()) {
            problems.add("the server has ended");
        }
        if (server.complaints() > 0) {
            problems.add(server.complaints() + " complaints in the server's log");
        }
        if (after.liveKib() > before.liveKib() + LIVE_GROWTH_KIB) {
            problems.add("the heap has grown by " + (after.liveKib() - before.liveKib()) + " KiB");
        }
        if (after.rssKib() > before.rssKib() + RSS_GROWTH_KIB) {
            problems.add("resident memory has grown by " + (after.rssKib() - before.rssKib()) + " KiB");
        }
    }

    private static JsonObject json(SignalingSoak.Findings found) {
        JsonObject json = new JsonObject();
        json.addProperty("garbageBytes", found.garbage().bytes());
        json.addProperty("garbageConnections", found.garbage().connections());
        json.addProperty("malformedMessages", found.messages().count());
        json.addProperty("messageConnections", found.messages().connections());
        json.addProperty("heardAfterwards", found.messages().heard());
        json.addProperty("endedForABrokenFrame", found.messages().ended());
        json.addProperty("goodRounds", found.pair().rounds());
        json.addProperty("slowestGoodRoundMs", found.pair().slowestMillis());
        return json;
    }

    private static JsonObject json(Memory memory) {
        JsonObject json = new JsonObject();
        json.addProperty("liveHeapKiB", memory.liveKib());
        json.addProperty("rssKiB", memory.rssKib());
        return json;
    }
}
