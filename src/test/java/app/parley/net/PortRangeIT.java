package app.parley.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Namespace;
import app.parley.rig.ParleyProcess;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortRangeIT {
    private static final int MIN = 41_000;
    private static final int MAX = 41_020;
    private static final int HEX = 16;

    /** The UDP ports that are open on a host; the program is the only one there. */
    private static List<Integer> udpPorts(Namespace host) throws Exception {
        return host.run(List.of("cat", "/proc/net/udp"))
                .lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+")[1])
                .map(address -> Integer.parseInt(address.substring(address.indexOf(':') + 1), HEX))
                .toList();
    }

    private static void assertWithin(List<Integer> ports) {
        assertFalse(ports.isEmpty());
        assertTrue(ports.stream().allMatch(port -> port >= MIN && port <= MAX), ports::toString);
    }

    @Test
    void mediaUsesThePortsOfTheRangeAlone() throws Exception {
        try (CallNetwork net = new CallNetwork()) {
            Namespace a = net.hosts().add("a");
            Namespace b = net.hosts().add("b");
            net.hosts().join(a, "10.27.0.1/24", b, "10.27.0.2/24");
            net.serve(b);
            String range = MIN + "-" + MAX;
            ParleyProcess callee = net.answer(b, "10.27.0.2", "--port-range", range);
            ParleyProcess caller = net.call(a, "10.27.0.2", "--port-range", range, "--for", "4s", "--expect", "video");
            caller.awaitPicture();
            callee.awaitPicture();
            assertWithin(udpPorts(a));
            assertWithin(udpPorts(b));
            assertEquals(0, caller.awaitExit(), caller::said);
        }
    }
}
