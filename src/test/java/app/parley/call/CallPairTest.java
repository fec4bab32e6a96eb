package app.parley.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallState.Connected;
import app.parley.call.CallState.Live;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Two machines call each other in virtual time over a network that delays, reorders and loses. */
class CallPairTest {
    private static final int RUNS = 3_000;
    private static final int LONGEST_DELAY = 1_500;

    private final Map<String, Integer> outcomes = new HashMap<>();

    /** Alice and Bob, and all that is between them. */
    private static final class Pair {
        final Random random;
        final VirtualTime time = new VirtualTime();
        final SimulatedPath path;
        final SimulatedNetwork network;
        final SimulatedSide alice;
        final SimulatedSide bob;

        Pair(long seed, double loss) {
            random = new Random(seed);
            path = new SimulatedPath(time, random);
            network = new SimulatedNetwork(time, random, LONGEST_DELAY, loss);
            alice = new SimulatedSide(new PeerId("alice"), time, network, path, random);
            bob = new SimulatedSide(new PeerId("bob"), time, network, path, random);
            alice.meet(bob);
            bob.meet(alice);
        }

        void dial(SimulatedSide side) {
            CallId call = new CallId("c" + random.nextInt(1_000_000_000));
            side.post(new CallEvent.Dial(call, side.other().self(), LocalMedia.AUDIO_AND_VIDEO));
        }

        void actAtRandom(SimulatedSide side) {
            if (!(side.state() instanceof Live live)) {
                dial(side);
                return;
            }
            CallId call = live.call();
            switch (random.nextInt(8)) {
                case 0 -> side.post(new CallEvent.Decline(call));
                case 1 -> side.post(new CallEvent.HangUp(call));
                case 2 -> side.post(new CallEvent.WantRenegotiation(call));
                case 3 -> path.cut(alice, bob, call, 1_000 + random.nextInt(40_000), random.nextBoolean());
                default -> side.post(new CallEvent.Accept(call, LocalMedia.AUDIO_AND_VIDEO));
            }
        }

        void bothActAtRandom() {
            for (int i = 0; i < 30; i++) {
                SimulatedSide side = random.nextBoolean() ? alice : bob;
                time.after(random.nextInt(120_000), () -> actAtRandom(side));
            }
        }
    }

    @Test
    void glareEndsInOneCallOnBothSides() {
        forSeeds("glare", 0, pair -> {
            pair.alice.answerEveryRing();
            pair.bob.answerEveryRing();
            pair.time.after(pair.random.nextInt(1_000), () -> pair.dial(pair.alice));
            pair.time.after(pair.random.nextInt(1_000), () -> pair.dial(pair.bob));
            pair.time.run();
            Connected alice = assertInstanceOf(Connected.class, pair.alice.state());
            Connected bob = assertInstanceOf(Connected.class, pair.bob.state());
            assertEquals(alice.call(), bob.call());
            assertTrue(alice.role() != bob.role(), "one caller, one callee");
            boolean bothDialled = alice.memory().past().calls().size()
                            + bob.memory().past().calls().size()
                    > 0;
            count(bothDialled ? "glare" : "one was quicker");
        });
        assertTrue(outcomes.keySet().size() == 2, outcomes::toString);
    }

    @Test
    void aLostPathHealsOrEndsOnBothSides() {
        forSeeds("cut", 0, pair -> {
            pair.bob.answerEveryRing();
            pair.dial(pair.alice);
            long length = 500 + pair.random.nextInt(40_000);
            boolean needsRestart = pair.random.nextBoolean();
            pair.time.after(60_000, () -> {
                CallId call = ((Live) pair.alice.state()).call();
                pair.path.cut(pair.alice, pair.bob, call, length, needsRestart);
            });
            pair.time.run();
            settled(pair);
            boolean heals = pair.alice.state() instanceof Connected;
            // 5.6 s until the loss is seen, 25 s to come back, and 5 s and two messages for the last restart.
            assertTrue(!heals || length < 30_600, "too late");
            assertTrue(heals || length > 15_000, "a short cut heals");
            count(heals + (needsRestart ? ", restart" : ", by itself"));
        });
        assertTrue(outcomes.keySet().size() == 4, outcomes::toString);
    }

    @Test
    void aRenegotiationNeedsNoServer() {
        forSeeds("server gone", 0, pair -> {
            pair.bob.answerEveryRing();
            pair.dial(pair.alice);
            boolean byCallee = pair.random.nextBoolean();
            pair.time.after(60_000, () -> {
                pair.network.die();
                SimulatedSide side = byCallee ? pair.bob : pair.alice;
                side.post(new CallEvent.WantRenegotiation(((Live) side.state()).call()));
            });
            pair.time.run();
            settled(pair);
            for (SimulatedSide side : List.of(pair.alice, pair.bob)) {
                Connected state = assertInstanceOf(Connected.class, side.state());
                assertEquals(new Negotiation(2, Optional.empty(), false), state.negotiation());
            }
            count(byCallee ? "callee's" : "caller's");
        });
        assertTrue(outcomes.keySet().size() == 2, outcomes::toString);
    }

    @Test
    void withoutLossEveryCallEndsOrIsTheSameOnBothSides() {
        atRandom("no loss", 0);
        assertTrue(outcomes.keySet().size() == 2, outcomes::toString);
    }

    @Test
    void withLossEveryCallEndsCleanlyOrIsTheSameOnBothSides() {
        atRandom("little loss", 0.1);
        atRandom("much loss", 0.5);
        assertTrue(outcomes.keySet().size() == 2, outcomes::toString);
    }

    private void runAtRandom(Pair pair) {
        pair.bothActAtRandom();
        pair.time.run();
        settled(pair);
        count(pair.alice.state() instanceof Connected ? "connected" : "ended");
    }

    /** Nothing is planned any more: whatever is still live must be one call, connected on both sides. */
    private static void settled(Pair pair) {
        if (pair.alice.state() instanceof Live || pair.bob.state() instanceof Live) {
            Connected alice = assertInstanceOf(Connected.class, pair.alice.state());
            Connected bob = assertInstanceOf(Connected.class, pair.bob.state());
            assertEquals(alice.call(), bob.call());
        } else {
            assertTrue(pair.alice.holdsNothing() && pair.bob.holdsNothing(), "all closed");
        }
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private void atRandom(String name, double loss) {
        forSeeds(name, loss, this::runAtRandom);
    }

    private void forSeeds(String name, double loss, Consumer<Pair> run) {
        long start = Long.getLong("parley.seed", System.nanoTime());
        System.out.println("CallPairTest, " + name + ": -Dparley.seed=" + start);
        for (long seed = start; seed < start + RUNS; seed++) {
            Pair pair = new Pair(seed, loss);
            try {
                run.accept(pair);
            } catch (RuntimeException | AssertionError e) {
                String logs = "\nAlice: " + pair.alice.log() + "\nBob: " + pair.bob.log();
                throw new AssertionError("-Dparley.seed=" + seed + logs, e);
            }
        }
        System.out.println("CallPairTest, " + name + ": " + outcomes);
    }
}
