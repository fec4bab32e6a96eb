package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Coturn;
import app.parley.rig.Namespace;
import app.parley.rig.ParleyProcess;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class RelayedCallIT {
    /** Beside each other: most of it is starts. */
    @ParameterizedTest
    @CsvSource({"udp, ''", "tcp, ''", "udp, --kept ann --ring 2s"})
    void relayOnlyCallGoesThroughTheTurnServerOnBothSides(String transport, String ahead) throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            Namespace hub = net.hosts().addSwitch("hub", "10.20.0.1/24");
            Namespace a = net.hosts().add("a");
            Namespace b = net.hosts().add("b");
            net.hosts().plug(a, "10.20.0.2/24", hub);
            net.hosts().plug(b, "10.20.0.3/24", hub);
            try (Coturn turn = Coturn.in(hub, "10.20.0.1")) {
                net.serve(hub);
                String ice =
                        "turn:%s:%s@10.20.0.1:3478?transport=%s".formatted(Coturn.USER, Coturn.PASSWORD, transport);
                String both = "--relay-only --expect video --ice " + ice;
                ParleyProcess callee = net.answer(b, "10.20.0.1", words(both + " " + ahead));
                ParleyProcess caller = net.call(a, "10.20.0.1", words(both + " --as ann --for 3s"));
                assertEquals(0, caller.awaitExit(), caller::said);
                assertEquals(0, callee.awaitExit(), callee::said);
                String route = "relay relay " + transport;
                assertEquals(route, caller.route());
                assertEquals(route, callee.route());
                assertTrue(turn.process().isAlive());
            }
        }
    }

    private static String[] words(String options) {
        return options.trim().split(" +");
    }
}
