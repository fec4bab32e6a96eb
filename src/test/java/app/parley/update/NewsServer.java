package app.parley.update;

import app.parley.rig.TestCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;

/** A web server with TLS on loopback that answers, by path, with exactly the bytes it was given. */
public final class NewsServer implements AutoCloseable {
    /** What an operator would write. */
    public static final String NEWS = """
            {"version": "9.8.7", "page": "https://parley.example/news",
             "news": {"en": "Share your screen.", "zh": "可以共享屏幕。"}}
            """;

    private final TestCertificate certificate;
    private final SSLServerSocket socket;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private NewsServer(TestCertificate certificate, SSLServerSocket socket) {
        this.certificate = certificate;
        this.socket = socket;
    }

    /** @param directory for its certificate */
    public static NewsServer start(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        TestCertificate certificate = TestCertificate.create(directory, "news", "EC");
        SSLServerSocket socket = (SSLServerSocket) certificate
                .serving()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        NewsServer server = new NewsServer(certificate, socket);
        server.answer("/news.json", "200 OK", NEWS);
        Thread.ofVirtual().name("news").start(server::serve);
        return server;
    }

    public void answer(String path, String status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        raw(path, "HTTP/1.1 " + status + "\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body);
    }

    /** Head and body as they are; the connection stays open behind them. */
    public void raw(String path, String answer) {
        answers.put(path, answer.getBytes(StandardCharsets.UTF_8));
    }

    public URI address(String path) {
        return URI.create("https://localhost:" + socket.getLocalPort() + path);
    }

    /** Request lines and headers so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public long requests() {
        return asked.stream().filter(line -> line.startsWith("GET ")).count();
    }

    /** Asks like the program, but believes this server's certificate alone. */
    public ReleaseInquiry inquiry(Duration limit) throws GeneralSecurityException, IOException {
        SSLContext trusting = certificate.trusting();
        return new ReleaseInquiry("0.1.0", () -> HttpClient.newBuilder().sslContext(trusting), limit);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().name("asked").start(() -> talk(client));
            } catch (IOException e) {
                // Closed: the loop knows.
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = client.getOutputStream()) {
            String path = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("GET ")) {
                    path = line.split(" ")[1];
                }
                if (line.isEmpty()) {
                    out.write(answers.getOrDefault(path, "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n".getBytes()));
                    out.flush();
                } else {
                    asked.add(line);
                }
            }
        } catch (SSLException e) {
            // A client that does not believe the certificate, as a test wants it.
        } catch (IOException e) {
            // A client that has gone.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
