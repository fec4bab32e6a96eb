package app.parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What all measurements share.
 *
 * @param loadCommand the command line that runs a {@link LoadProgram}, but for the port
 * @param directory where logs go
 * @param quick fewer clients and shorter times: shows that it works, not how fast
 */
record Setting(List<String> loadCommand, Path directory, boolean quick) {
    /** What a call's description takes. */
    static final int PAYLOAD = 2048;

    private static final int MILLIS = 1000;

    ServerUnderTest server(Contender contender) throws IOException, InterruptedException {
        return ServerUnderTest.start(contender, serverLog());
    }

    ServerUnderTest again(ServerUnderTest server) throws IOException, InterruptedException {
        return server.again(serverLog());
    }

    LoadProcess load(ServerUnderTest server) throws IOException {
        return LoadProcess.start(loadCommand, server.port(), directory.resolve("load.log"));
    }

    /** Clients who connect to these in turn. */
    LoadProcess load(List<ServerUnderTest> servers) throws IOException {
        List<Integer> ports = servers.stream().map(ServerUnderTest::port).toList();
        return LoadProcess.start(loadCommand, ports, directory.resolve("load.log"));
    }

    Path serverLog() {
        return directory.resolve("server.log");
    }

    LoadProcess attack(ServerUnderTest server, Attack attack) throws IOException {
        return LoadProcess.attack(loadCommand, server.port(), attack, directory.resolve("load.log"));
    }

    int clients(int many) {
        return quick ? many / 10 : many;
    }

    int seconds(int usual) {
        return quick ? 1 : usual;
    }

    void sleep(int usualSeconds) throws InterruptedException {
        Thread.sleep((long) MILLIS * seconds(usualSeconds));
    }
}
