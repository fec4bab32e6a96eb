package app.parley.rig;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a browser's DevTools protocol (chromedevtools.github.io/devtools-protocol): commands with their
 * results, and events by session. Safe for any thread.
 */
final class DevTools implements AutoCloseable {
    /** For whatever comes at all: a busy machine is no failure. */
    static final long PATIENCE_SECONDS = 90;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> open = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, JsonObject>> listeners = new ConcurrentHashMap<>();
    private final WebSocket socket;

    /** @param url as the browser prints it at its start */
    DevTools(String url) {
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(url), new Listener())
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Events of {@code session}, by method and parameters, on the socket's thread: the listener must not wait. */
    void listen(String session, BiConsumer<String, JsonObject> listener) {
        listeners.put(session, listener);
    }

    void forget(String session) {
        listeners.remove(session);
    }

    /**
     * Sends a command and waits for its result.
     *
     * @param session the page's; null for the browser itself
     * @throws IOException if the browser refuses it or is gone
     */
    JsonObject call(@Nullable String session, String method, JsonObject parameters)
            throws IOException, InterruptedException {
        int id = ids.incrementAndGet();
        JsonObject command = new JsonObject();
        command.addProperty("id", id);
        command.addProperty("method", method);
        command.add("params", parameters);
        if (session != null) {
            command.addProperty("sessionId", session);
        }
        CompletableFuture<JsonObject> result = new CompletableFuture<>();
        open.put(id, result);
        try {
            send(command.toString());
            JsonObject answer = result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer.has("error")) {
                throw new IOException(method + ": " + answer.get("error"));
            }
            return answer.getAsJsonObject("result");
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            throw new IOException(method + " got no answer", e);
        } finally {
            open.remove(id);
        }
    }

    /** The JDK's socket takes one message at a time. */
    private synchronized void send(String text) {
        socket.sendText(text, true).join();
    }

    private void received(JsonObject message) {
        if (message.has("id")) {
            Optional.ofNullable(open.get(message.get("id").getAsInt())).ifPresent(result -> result.complete(message));
        } else if (message.has("sessionId")) {
            Optional.ofNullable(listeners.get(message.get("sessionId").getAsString()))
                    .ifPresent(listener ->
                            listener.accept(message.get("method").getAsString(), message.getAsJsonObject("params")));
        }
    }

    private void ended(String how) {
        open.values().forEach(result -> result.completeExceptionally(new IOException("DevTools are gone: " + how)));
    }

    @Override
    public void close() {
        socket.abort();
        ended("closed");
        http.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                received(message);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended("the browser closed the connection");
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended(String.valueOf(error));
        }
    }
}
