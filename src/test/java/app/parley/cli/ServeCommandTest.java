package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

@Isolated("changes standard error and the locale")
class ServeCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port 70000",
                "--port abc",
                "--port -1",
                "--threads -1",
                "--threads x",
                "--max-frame 12",
                "--max-frame 99999999999",
                "--message-rate -1",
                "--connections-per-address -1",
                "--outbound-limit 2000",
                "--outbound-limit 65536",
                "--turn-secret s --turn-url turn.example.org",
                "--handshake-timeout 0",
                "--queue-per-peer -1",
                "--queue-per-sender -1",
                "--queue-total -1",
                "--expire_timeout 0",
                "--alive_timeout 0",
                "--concurrent_limit 0",
                "--path /a?b",
                "--key=",
                "--turn-ttl 0",
                "--turn-url turn:h",
                "--turn-secret s",
                "--outbound-total 1",
                "--watches-total -1",
                "--origin calls.example",
                "--origin https://calls.example/path",
                "--keep-id soon",
                "--keep-id 9999h",
                "--keep-id-for nobody",
                "--kept-ids -1",
                "--claims-per-address -1",
                "--wrong-tokens-per-address -1",
                "--sslkey k",
                "--sslcert c",
                "--sslkey no-such-file --sslcert no-such-file",
                "--metrics-port 9100",
                "--metrics --metrics-port 70000",
                "--drain soon",
                "--log-level loud",
                "--log-format xml",
                "--no-such-option"
            })
    void aBadValueIsOneSentenceAndExitCodeTwo(String typed) {
        var run = CommandRun.of(Locale.ENGLISH, ("serve " + typed).split(" "));
        List<String> lines = run.lines();
        assertEquals(2, run.code(), lines.toString());
        assertEquals(1, lines.size(), lines.toString());
        assertFalse(lines.getFirst().isBlank());
    }

    /** As a line for the npm server has it: its long names. */
    @Test
    void takesTheNpmServersOptions() {
        ServeCommand serve = parsed("--port 9001 --path /x --key k --expire_timeout 1000 --alive_timeout 70000"
                + " --concurrent_limit 7 --allow_discovery --proxied true --cors http://a http://b --host 127.0.0.1"
                + " --cors http://c");
        assertEquals(9001, serve.port);
        assertEquals("/x", serve.path);
        assertEquals("k", serve.key);
        assertEquals(1000, serve.expireTimeout);
        assertEquals(70_000, serve.aliveTimeout);
        assertEquals(7, serve.concurrentLimit);
        assertTrue(serve.allowDiscovery);
        assertTrue(serve.proxied);
        assertEquals(List.of("http://a", "http://b", "http://c"), serve.cors);
        assertEquals("127.0.0.1", serve.host);
    }

    @Test
    void takesTheNpmServersShortOptions() {
        ServeCommand serve = parsed("-p 9001 -k k -t 1000 -c 7 -H 127.0.0.1 --proxied=false --allow_discovery false");
        assertEquals(9001, serve.port);
        assertEquals("k", serve.key);
        assertEquals(1000, serve.expireTimeout);
        assertEquals(7, serve.concurrentLimit);
        assertEquals("127.0.0.1", serve.host);
        assertFalse(serve.proxied);
        assertFalse(serve.allowDiscovery);
    }

    @Test
    void hasTheNpmServersDefaults() {
        ServeCommand serve = parsed("");
        assertEquals("::", serve.host);
        assertEquals("peerjs", serve.key);
        assertEquals(5_000, serve.expireTimeout);
        assertEquals(5_000, serve.concurrentLimit);
        assertFalse(serve.allowDiscovery);
        assertFalse(serve.proxied);
        assertEquals(List.of(), serve.cors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--path",
                "--key",
                "--expire_timeout",
                "--alive_timeout",
                "--concurrent_limit",
                "--allow_discovery",
                "--proxied",
                "--cors",
                "--host"
            })
    void helpShowsTheNpmServersOptions(String name) {
        String usage = new CommandLine(new ServeCommand()).getUsageMessage(Ansi.OFF);
        assertTrue(
                usage.lines()
                        .anyMatch(it -> it.matches("  (-\\w|  ), " + name + "\\b.*") || it.startsWith("      " + name)),
                usage);
    }

    private static ServeCommand parsed(String line) {
        ServeCommand serve = new ServeCommand();
        new CommandLine(serve).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
        return serve;
    }

    @Test
    void everyOptionIsDescribedWithItsDefault() {
        CommandLine serve = new CommandLine(new ServeCommand());
        serve.getCommandSpec()
                .options()
                .forEach(option ->
                        assertTrue(String.join("", option.description()).length() > 10, option.longestName()));
        String usage = serve.getUsageMessage(Ansi.OFF);
        long options = serve.getCommandSpec().options().size() - 2;
        assertEquals(
                options, usage.lines().filter(it -> it.contains("Default:")).count(), usage);
    }
}
