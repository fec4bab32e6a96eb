package app.parley.rig;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network of hosts on this machine. Needs root, iproute2 and nftables. Closing ends what still runs in its hosts and
 * removes them, and nothing that it did not make: also when making one failed half-way. Confined to one thread.
 */
public final class Namespaces implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** How a router translates addresses. */
    public enum Nat {
        /** One outer port for an inner one, whomever it talks to: STUN is enough. */
        CONE,
        /** Another outer port for each peer: only a relay gets through from both sides. */
        SYMMETRIC
    }

    private final List<Namespace> made = new ArrayList<>();

    /** Adds a host that is joined to nothing yet. */
    public Namespace add(String label) throws IOException, InterruptedException {
        String name = "parley-%d-%d-%s".formatted(ProcessHandle.current().pid(), COUNTER.incrementAndGet(), label);
        ChildProcess.run(List.of("ip", "netns", "add", name));
        Namespace namespace = new Namespace(name);
        made.add(namespace);
        namespace.sysctl("net/ipv6/conf/all/disable_ipv6", "1");
        namespace.sysctl("net/ipv6/conf/default/disable_ipv6", "1");
        namespace.ip("link", "set", "lo", "up");
        return namespace;
    }

    /**
     * Joins two hosts by a cable. Each that has no default route yet gets one through it.
     *
     * @param cidrA such as {@code 10.1.0.1/24}
     */
    public void join(Namespace a, String cidrA, Namespace b, String cidrB) throws IOException, InterruptedException {
        String deviceA = a.nextDevice();
        String deviceB = b.nextDevice();
        cable(a, deviceA, b, deviceB);
        address(a, deviceA, cidrA);
        address(b, deviceB, cidrB);
        for (Namespace host : List.of(a, b)) {
            if (!host.hasDefaultRoute()) {
                host.setDefaultRoute(List.of("dev", host == a ? deviceA : deviceB));
            }
        }
    }

    /** Adds a switch, itself a host with an address on its network. */
    public Namespace addSwitch(String label, String cidr) throws IOException, InterruptedException {
        Namespace hub = add(label);
        hub.ip("link", "add", "br0", "type", "bridge");
        address(hub, "br0", cidr);
        hub.setDefaultRoute(List.of("dev", "br0"));
        return hub;
    }

    /** Plugs a host into a switch, which becomes its way to everywhere if it has none yet. */
    public void plug(Namespace host, String cidr, Namespace hub) throws IOException, InterruptedException {
        String device = host.nextDevice();
        String port = hub.nextDevice();
        cable(host, device, hub, port);
        address(host, device, cidr);
        hub.ip("link", "set", port, "master", "br0", "up");
        if (!host.hasDefaultRoute()) {
            host.setDefaultRoute(List.of("dev", device));
        }
    }

    /**
     * Adds a home router: behind it, {@code host} gets 192.168.{@code lan}.2; before it, the router gets {@code cidr} on
     * the switch. From outside nobody gets in who was not called first.
     */
    public Namespace addRouter(Namespace host, int lan, Namespace hub, String cidr, Nat nat)
            throws IOException, InterruptedException {
        Namespace router = add("nat" + lan);
        plug(router, cidr, hub);
        String inside = "192.168." + lan;
        join(router, inside + ".1/24", host, inside + ".2/24");
        host.defaultRoute(inside + ".1");
        router.sysctl("net/ipv4/ip_forward", "1");
        router.nft("add table ip nat");
        router.nft("add chain ip nat post { type nat hook postrouting priority 100; }");
        router.nft("add rule ip nat post oifname eth0 masquerade" + (nat == Nat.SYMMETRIC ? " fully-random" : ""));
        router.nft("add table ip wall");
        router.nft("add chain ip wall forward { type filter hook forward priority 0; policy drop; }");
        router.nft("add rule ip wall forward ct state established,related accept");
        router.nft("add rule ip wall forward iifname eth1 accept");
        router.nft("add chain ip wall input { type filter hook input priority 0; }");
        router.nft("add rule ip wall input iifname eth0 ct state new drop");
        return router;
    }

    private static void cable(Namespace a, String deviceA, Namespace b, String deviceB)
            throws IOException, InterruptedException {
        // Made inside at once: the machine's own namespace never sees either end.
        ChildProcess.run(List.of(
                "ip", "link", "add", deviceA, "netns", a.name(), "type", "veth", "peer", "name", deviceB, "netns",
                b.name()));
    }

    private static void address(Namespace host, String device, String cidr) throws IOException, InterruptedException {
        host.ip("address", "add", cidr, "dev", device);
        host.ip("link", "set", device, "up");
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (Namespace each : made.reversed()) {
            try {
                endProcessesIn(each);
                ChildProcess.run(List.of("ip", "netns", "delete", each.name()));
            } catch (IOException e) {
                failed = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failed = new IOException("interrupted while removing " + each.name(), e);
            }
        }
        made.clear();
        if (failed != null) {
            throw failed;
        }
    }

    /** One left inside would keep the namespace alive without its name. */
    private static void endProcessesIn(Namespace namespace) throws IOException, InterruptedException {
        String pids = ChildProcess.run(List.of("ip", "netns", "pids", namespace.name()));
        for (String pid : pids.lines().toList()) {
            ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(process -> {
                process.destroyForcibly();
                process.onExit()
                        .orTimeout(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS)
                        .join();
            });
        }
    }
}
