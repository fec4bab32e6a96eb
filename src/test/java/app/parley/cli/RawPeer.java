package app.parley.cli;

import app.parley.rig.ParleyProcess;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of a signaling server that sends whatever it likes. Not safe for several threads. */
final class RawPeer implements AutoCloseable {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final HttpClient http;
    private final WebSocket socket;

    /** Registers as {@code id}, and is known there when this returns. */
    RawPeer(String serverUrl, String id) throws InterruptedException {
        http = HttpClient.newHttpClient();
        URI uri = URI.create(serverUrl + "/peerjs?key=peerjs&id=" + id + "&token=t&version=1.5.5&ext=1&keep=0");
        socket = http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(uri, new Listener())
                .join();
        await("OPEN");
    }

    /** Sends a frame as it stands, but for halves of surrogate pairs, which no WebSocket carries. */
    void send(String frame) {
        String encodable = new String(frame.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        socket.sendText(encodable, true).join();
    }

    /** The next message of this type; others before it are dropped. */
    JsonObject await(String type) throws InterruptedException {
        while (true) {
            String frame = received.poll(ParleyProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no " + type + " came");
            }
            JsonObject message = JsonParser.parseString(frame).getAsJsonObject();
            if (message.get("type").getAsString().equals(type)) {
                return message;
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder frame = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
                received.add(frame.toString());
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
