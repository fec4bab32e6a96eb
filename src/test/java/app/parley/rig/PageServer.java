package app.parley.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Serves pages on loopback, where a browser lets them use camera and microphone: texts given here by path, and under
 * {@code /npm/} the packages that {@link NpmPeerServer#install} installed, as they are. Safe for any thread.
 */
public final class PageServer implements AutoCloseable {
    private final Path modules;
    private final Map<String, byte[]> texts = new ConcurrentHashMap<>();
    private final ServerSocket socket;

    private PageServer(Path modules, ServerSocket socket) {
        this.modules = modules;
        this.socket = socket;
    }

    /** @param texts by path, such as {@code /index.html} */
    public static PageServer start(Map<String, String> texts) throws IOException, InterruptedException {
        Path modules = NpmPeerServer.install().toAbsolutePath().normalize();
        PageServer server = new PageServer(modules, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        texts.forEach((path, text) -> server.texts.put(path, text.getBytes(StandardCharsets.UTF_8)));
        Thread.ofVirtual().name("page-server").start(server::serve);
        return server;
    }

    /** Such as {@code http://127.0.0.1:40000/index.html}. */
    public String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().name("page").start(() -> answer(client));
            } catch (IOException e) {
                // Closed, or a client that has gone already: the loop knows which.
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            String request = in.readLine();
            for (String line = request; line != null && !line.isEmpty(); line = in.readLine()) {
                // The headers change nothing.
            }
            if (request != null) {
                String path = request.split(" ")[1].replaceAll("\\?.*", "");
                write(client.getOutputStream(), path, find(path));
            }
        } catch (IOException e) {
            // The browser does not want it any more.
        }
    }

    private byte @Nullable [] find(String path) throws IOException {
        byte[] text = texts.get(path);
        if (text != null || !path.startsWith("/npm/")) {
            return text;
        }
        Path file = modules.resolve(path.substring("/npm/".length())).normalize();
        return file.startsWith(modules) && Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    }

    private static void write(OutputStream out, String path, byte @Nullable [] body) throws IOException {
        byte[] content = body == null ? new byte[0] : body;
        String head = "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(body == null ? "404 Not Found" : "200 OK", type(path), content.length);
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(content);
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js", "mjs" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "html" -> "text/html; charset=utf-8";
            default -> "application/octet-stream";
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
