package app.parley.server;

import app.parley.rig.ChildProcess;
import app.parley.rig.FreePort;
import app.parley.rig.NpmPeerServer;
import app.parley.rig.Project;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The npm {@code peer} server and {@code parley serve}, both processes, started with the very same options. */
final class ServerPair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern READY = Pattern.compile("listens on port (\\d+)");

    private final NpmPeerServer npm;
    private final ChildProcess parley;
    private final int parleyPort;

    /** Which options the two run with. */
    enum Setup {
        PLAIN("/", "peerjs"),
        MOUNTED(
                "/my/app/",
                "north",
                "--path",
                "/my/app",
                "--key",
                "north",
                "--expire_timeout",
                "15000",
                "--proxied",
                "--cors",
                "http://a.example",
                "--cors",
                "http://b.example"),
        /** With the short names. */
        FULL("/", "west", "-c", "1", "-k", "west", "--allow_discovery"),
        SHORT("/", "peerjs", "--alive_timeout", "3000", "-t", "300"),
        /** Port and path come through the environment. */
        ENVIRONMENT("/env/", "peerjs"),
        /** The path lacks its slash. */
        UNSLASHED("/my/", "peerjs", "--path", "my");

        private final String path;
        private final String key;
        private final List<String> options;

        Setup(String path, String key, String... options) {
            this.path = path;
            this.key = key;
            this.options = List.of(options);
        }

        /** Where it lives, with a slash at each end. */
        String path() {
            return path;
        }

        String key() {
            return key;
        }
    }

    static ServerPair start(Setup setup) throws IOException, InterruptedException {
        boolean byEnvironment = setup == Setup.ENVIRONMENT;
        String[] options = setup.options.toArray(String[]::new);
        NpmPeerServer npm = byEnvironment
                ? NpmPeerServer.startIn(Map.of("PEERSERVER_PATH", "/env"), options)
                : NpmPeerServer.start(options);
        try {
            return new ServerPair(npm, setup);
        } catch (IOException | InterruptedException | AssertionError e) {
            npm.close();
            throw e;
        }
    }

    private ServerPair(NpmPeerServer npm, Setup setup) throws IOException, InterruptedException {
        boolean byEnvironment = setup == Setup.ENVIRONMENT;
        Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C.UTF-8"));
        List<String> command = new ArrayList<>(Project.parley());
        command.addAll(List.of("serve", "--host", "127.0.0.1"));
        if (byEnvironment) {
            environment.putAll(Map.of("PORT", "" + FreePort.find(), "PEERSERVER_PATH", "/env"));
        } else {
            command.addAll(List.of("--port", "0"));
        }
        command.addAll(setup.options);
        this.npm = npm;
        parley = ChildProcess.start("parley-serve", environment, command);
        try {
            Matcher ready = READY.matcher(
                    parley.awaitErrorLine(line -> READY.matcher(line).find(), PATIENCE));
            if (!ready.find() || byEnvironment && !ready.group(1).equals(environment.get("PORT"))) {
                throw new IOException("not where it was told to listen");
            }
            parleyPort = Integer.parseInt(ready.group(1));
        } catch (IOException | InterruptedException | AssertionError e) {
            parley.close();
            throw e;
        }
    }

    int npmPort() {
        return npm.port();
    }

    int parleyPort() {
        return parleyPort;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        parley.close();
        npm.close();
    }
}
