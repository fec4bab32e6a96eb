package app.parley.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Serves pages on loopback, where a browser lets them use camera and microphone: contents given here by path, and under
 * {@code /npm/} a folder {@code node_modules} as it is. A page may be given orders, too: it fetches {@code /order/NAME},
 * which waits for one, and posts what came of it to {@code /told/NAME}. Safe for any thread.
 */
public final class PageServer implements AutoCloseable {
    private final Path modules;
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<JsonObject>> orders = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<JsonObject>> told = new ConcurrentHashMap<>();
    private final ServerSocket socket;

    private PageServer(Path modules, ServerSocket socket) {
        this.modules = modules;
        this.socket = socket;
    }

    /**
     * @param modules the folder {@code node_modules}
     * @param contents by path, such as {@code /index.html}
     */
    public static PageServer start(Path modules, Map<String, byte[]> contents) throws IOException {
        PageServer server = new PageServer(
                modules.toAbsolutePath().normalize(), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        server.contents.putAll(contents);
        Thread.ofVirtual().name("page-server").start(server::serve);
        return server;
    }

    /** Such as {@code http://127.0.0.1:40000/index.html}. */
    public String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /**
     * Has the page called {@code name} do something and waits for what comes of it.
     *
     * @throws IOException if nothing comes in time, or the page says that it failed
     */
    public JsonObject order(String name, JsonObject order, Duration patience) throws IOException, InterruptedException {
        queue(orders, name).add(order);
        JsonObject answer = queue(told, name).poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null || answer.has("failed")) {
            throw new IOException("the page " + name + " did not do " + order + ": " + answer);
        }
        return answer;
    }

    private static BlockingQueue<JsonObject> queue(Map<String, BlockingQueue<JsonObject>> from, String name) {
        return from.computeIfAbsent(name, _ -> new LinkedBlockingQueue<>());
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
            InputStream in = new BufferedInputStream(client.getInputStream());
            String request = line(in);
            int length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            if (!request.isEmpty()) {
                String path = request.split(" ", -1)[1].replaceAll("\\?.*", "");
                write(client.getOutputStream(), path, find(path, in.readNBytes(length)));
            }
        } catch (IOException e) {
            // The browser does not want it any more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private byte @Nullable [] find(String path, byte[] body) throws IOException, InterruptedException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("/order/")) {
            return queue(orders, name).take().toString().getBytes(StandardCharsets.UTF_8);
        }
        if (path.startsWith("/told/")) {
            String text = new String(body, StandardCharsets.UTF_8);
            queue(told, name).add(JsonParser.parseString(text).getAsJsonObject());
            return new byte[0];
        }
        byte[] content = contents.get(path);
        if (content != null || !path.startsWith("/npm/")) {
            return content;
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
