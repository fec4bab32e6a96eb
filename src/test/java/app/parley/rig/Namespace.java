package app.parley.rig;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One host of a test network: a network namespace with loopback up and IPv6 off, so that a test knows every address.
 * Its devices are {@code eth0}, {@code eth1} and so on, in the order in which they were joined. Made by
 * {@link Namespaces}.
 */
public final class Namespace {
    private static final String CUT_TABLE = "parley_cut";

    private final String name;
    private int devices;
    private @Nullable List<String> defaultRoute;

    Namespace(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** The command that runs {@code command} in here; its process id is that of the command itself. */
    public List<String> command(List<String> command) {
        return Stream.concat(Stream.of("ip", "netns", "exec", name), command.stream())
                .toList();
    }

    public void linkDown(String device) throws IOException, InterruptedException {
        ip("link", "set", device, "down");
    }

    /** Brings it up again, with the default route that went when it was taken down. */
    public void linkUp(String device) throws IOException, InterruptedException {
        ip("link", "set", device, "up");
        restoreDefaultRoute();
    }

    /** What a laptop does that moves to another network: the old addresses go, a new one comes. */
    public void changeAddress(String device, String cidr) throws IOException, InterruptedException {
        ip("address", "flush", "dev", device);
        ip("address", "add", cidr, "dev", device);
        restoreDefaultRoute();
    }

    /** Everything beyond the joined networks goes to {@code gateway}. */
    public void defaultRoute(String gateway) throws IOException, InterruptedException {
        setDefaultRoute(List.of("via", gateway));
    }

    /** Drops all packets of a protocol in both directions, loopback apart: {@code udp} or {@code tcp}. */
    public void cut(String protocol) throws IOException, InterruptedException {
        block("meta l4proto " + protocol);
    }

    /** Drops so many (1 to 100) of a hundred UDP packets that leave or arrive. */
    public void lose(int percent) throws IOException, InterruptedException {
        block("meta l4proto udp numgen random mod 100 <= " + (percent - 1));
    }

    /**
     * Drops RTP and RTCP (RFC 7983: a first byte of 128 to 191) of all UDP ports that are open in here now, in both
     * directions, as a middlebox does that has had enough of a flow. STUN and DTLS pass, and so do ports opened later.
     */
    public void cutPresentMedia() throws IOException, InterruptedException {
        String ports = run(List.of("ss", "-H", "-u", "-a", "-n"))
                .lines()
                .map(line -> line.trim().split("\\s+")[3])
                .map(local -> local.substring(local.lastIndexOf(':') + 1))
                .distinct()
                .collect(Collectors.joining(", ", "{ ", " }"));
        for (String port : List.of("sport", "dport")) {
            block("udp %s %s @th,64,8 & 0xc0 == 0x80".formatted(port, ports));
        }
    }

    private void block(String match) throws IOException, InterruptedException {
        nft("add table inet " + CUT_TABLE);
        for (String hook : List.of("input", "output")) {
            String device = hook.equals("input") ? "iifname" : "oifname";
            nft("add chain inet %s %s { type filter hook %s priority 0; }".formatted(CUT_TABLE, hook, hook));
            nft("add rule inet %s %s %s != \"lo\" %s drop".formatted(CUT_TABLE, hook, device, match));
        }
    }

    /** Takes back every {@link #cut}, {@link #lose} and {@link #cutPresentMedia}. */
    public void heal() throws IOException, InterruptedException {
        nft("add table inet " + CUT_TABLE);
        nft("delete table inet " + CUT_TABLE);
    }

    /** Runs a command in here to its end; throws with its output if it failed. */
    public String run(List<String> command) throws IOException, InterruptedException {
        return ChildProcess.run(command(command));
    }

    void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip", "-n", name));
        command.addAll(List.of(arguments));
        ChildProcess.run(command);
    }

    void nft(String rule) throws IOException, InterruptedException {
        run(List.of("nft", rule));
    }

    void sysctl(String key, String value) throws IOException, InterruptedException {
        run(List.of("sh", "-c", "echo %s > /proc/sys/%s".formatted(value, key)));
    }

    String nextDevice() {
        return "eth" + devices++;
    }

    void setDefaultRoute(List<String> route) throws IOException, InterruptedException {
        defaultRoute = route;
        restoreDefaultRoute();
    }

    boolean hasDefaultRoute() {
        return defaultRoute != null;
    }

    private void restoreDefaultRoute() throws IOException, InterruptedException {
        if (defaultRoute != null) {
            ip(Stream.concat(Stream.of("route", "replace", "default"), defaultRoute.stream())
                    .toArray(String[]::new));
        }
    }
}
