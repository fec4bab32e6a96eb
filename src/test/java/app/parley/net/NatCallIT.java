package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Coturn;
import app.parley.rig.Namespace;
import app.parley.rig.Namespaces.Nat;
import app.parley.rig.ParleyProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two homes, each behind its router, and one public network with the servers. */
@Execution(ExecutionMode.CONCURRENT)
class NatCallIT {
    private static final String PUBLIC = "203.0.113.1";

    /** The two routes, such as {@code srflx prflx udp}, caller's first. */
    private static String[] routes(Nat nat, String... ice) throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            Namespace hub = net.hosts().addSwitch("hub", PUBLIC + "/24");
            Namespace a = net.hosts().add("a");
            Namespace b = net.hosts().add("b");
            net.hosts().addRouter(a, 10, hub, "203.0.113.10/24", nat);
            net.hosts().addRouter(b, 20, hub, "203.0.113.20/24", nat);
            try (Coturn turn = Coturn.in(hub, PUBLIC)) {
                net.serve(hub);
                ParleyProcess callee = net.answer(b, PUBLIC, with(ice, "--expect", "video"));
                ParleyProcess caller = net.call(a, PUBLIC, with(ice, "--expect", "video", "--for", "2s"));
                assertEquals(0, caller.awaitExit(), caller::said);
                assertEquals(0, callee.awaitExit(), callee::said);
                assertTrue(turn.process().isAlive());
                return new String[] {caller.route(), callee.route()};
            }
        }
    }

    private static String[] with(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void stunIsEnoughBehindConeRouters() throws Exception {
        for (String route : routes(Nat.CONE, "--ice", "stun:" + PUBLIC)) {
            assertTrue(route.matches("(srflx|prflx|host) (srflx|prflx) udp"), route);
        }
    }

    @Test
    void relayGetsThroughSymmetricRouters() throws Exception {
        String turn = "turn:%s:%s@%s".formatted(Coturn.USER, Coturn.PASSWORD, PUBLIC);
        String[] routes = routes(Nat.SYMMETRIC, "--ice", "stun:" + PUBLIC, "--ice", turn);
        for (String route : routes) {
            assertTrue(route.contains("relay"), route);
        }
    }
}
