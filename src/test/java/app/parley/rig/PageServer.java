package app.parley.rig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The benchmarks' {@link app.parley.bench.PageServer} with the packages that {@link NpmPeerServer#install} installs. */
public final class PageServer implements AutoCloseable {
    private final app.parley.bench.PageServer server;

    private PageServer(app.parley.bench.PageServer server) {
        this.server = server;
    }

    /** @param texts by path, such as {@code /index.html} */
    public static PageServer start(Map<String, String> texts) throws IOException, InterruptedException {
        Map<String, byte[]> contents = new HashMap<>();
        texts.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new PageServer(app.parley.bench.PageServer.start(NpmPeerServer.install(), contents));
    }

    /** Such as {@code http://127.0.0.1:40000/index.html}. */
    public String url(String path) {
        return server.url(path);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
