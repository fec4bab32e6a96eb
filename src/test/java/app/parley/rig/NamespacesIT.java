package app.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamespacesIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static ChildProcess serve(Namespace host, String... ports) throws Exception {
        String[] arguments =
                Stream.concat(Stream.of("serve"), Arrays.stream(ports)).toArray(String[]::new);
        ChildProcess server = ChildProcess.start("udp", host.command(Project.java(UdpProbe.class, arguments)));
        server.awaitLine(line -> line.equals("ready"), SOON);
        return server;
    }

    /** The addresses that the servers saw. */
    private static List<String> ask(Namespace host, String... arguments) throws Exception {
        String[] all = Stream.concat(Stream.of("ask"), Arrays.stream(arguments)).toArray(String[]::new);
        return host.run(Project.java(UdpProbe.class, all)).lines().toList();
    }

    private static String hostAsSeen(Namespace from, String server) throws Exception {
        return ask(from, server, "5000").getFirst().replaceAll(":\\d+$", "");
    }

    @Test
    void linkGoesDownAndUpAndChangesItsAddress() throws Exception {
        try (Namespaces net = new Namespaces()) {
            Namespace a = net.add("a");
            Namespace b = net.add("b");
            net.join(a, "10.9.0.1/24", b, "10.9.0.2/24");
            try (ChildProcess server = serve(b, "5000")) {
                assertEquals("10.9.0.1", hostAsSeen(a, "10.9.0.2"));
                a.linkDown("eth0");
                assertTrue(hostAsSeen(a, "10.9.0.2").startsWith("no answer"));
                a.linkUp("eth0");
                assertEquals("10.9.0.1", hostAsSeen(a, "10.9.0.2"));
                a.changeAddress("eth0", "10.9.0.77/24");
                assertEquals("10.9.0.77", hostAsSeen(a, "10.9.0.2"));
                assertTrue(server.isAlive());
            }
        }
    }

    @Test
    void cutAndLossAreHealed() throws Exception {
        try (Namespaces net = new Namespaces()) {
            Namespace a = net.add("a");
            Namespace b = net.add("b");
            net.join(a, "10.9.0.1/24", b, "10.9.0.2/24");
            try (ChildProcess server = serve(b, "5000")) {
                b.cut("tcp");
                assertEquals("10.9.0.1", hostAsSeen(a, "10.9.0.2"), "only TCP is cut");
                b.cut("udp");
                assertEquals("no answer", hostAsSeen(a, "10.9.0.2"));
                b.heal();
                assertEquals("10.9.0.1", hostAsSeen(a, "10.9.0.2"));
                b.lose(100);
                assertEquals("no answer", hostAsSeen(a, "10.9.0.2"));
                b.heal();
                assertEquals("10.9.0.1", hostAsSeen(a, "10.9.0.2"));
                assertTrue(server.isAlive());
            }
        }
    }

    @Test
    void coneRouterUsesOnePortAndSymmetricRouterOnePerPeer() throws Exception {
        try (Namespaces net = new Namespaces()) {
            Namespace hub = net.addSwitch("hub", "203.0.113.1/24");
            Namespace a = net.add("a");
            Namespace b = net.add("b");
            net.addRouter(a, 10, hub, "203.0.113.10/24", Namespaces.Nat.CONE);
            net.addRouter(b, 20, hub, "203.0.113.20/24", Namespaces.Nat.SYMMETRIC);
            try (ChildProcess server = serve(hub, "5000", "5001", "5002")) {
                List<String> seenOfA = ask(a, "203.0.113.1", "5000", "5001", "5002");
                List<String> seenOfB = ask(b, "203.0.113.1", "5000", "5001", "5002");
                assertTrue(seenOfA.getFirst().startsWith("203.0.113.10:"), seenOfA::toString);
                assertEquals(1, seenOfA.stream().distinct().count(), seenOfA::toString);
                assertTrue(seenOfB.getFirst().startsWith("203.0.113.20:"), seenOfB::toString);
                assertTrue(seenOfB.stream().distinct().count() > 1, seenOfB::toString);
                assertTrue(server.isAlive());
            }
        }
    }

    @Test
    void closingRemovesWhatItMadeAlthoughMakingItFailedAndNothingElse() throws Exception {
        String stranger = "stranger-" + ProcessHandle.current().pid();
        ChildProcess.run(List.of("ip", "netns", "add", stranger));
        try {
            Namespace a;
            ChildProcess left;
            try (Namespaces net = new Namespaces()) {
                a = net.add("a");
                Namespace b = net.add("b");
                assertThrows(IOException.class, () -> net.join(a, "10.9.0.1/24", b, "not an address"));
                left = ChildProcess.start("sleep", a.command(List.of("sleep", "1000")));
            }
            try (left) {
                left.awaitExit(SOON);
            }
            String now = ChildProcess.run(List.of("ip", "netns", "list"));
            assertFalse(now.contains("parley-" + ProcessHandle.current().pid() + "-"), now);
            assertTrue(now.contains(stranger), now);
        } finally {
            ChildProcess.run(List.of("ip", "netns", "delete", stranger));
        }
    }
}
