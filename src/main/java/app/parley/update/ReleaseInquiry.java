package app.parley.update;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks an address which version is the newest. Sends nothing but the running version; stateless, for any thread. */
public final class ReleaseInquiry {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Supplier<HttpClient> clients;
    private final String userAgent;
    private final Duration limit;

    /** @param running the version that asks */
    public ReleaseInquiry(String running) {
        this(running, HttpClient::newBuilder, LIMIT);
    }

    /** @param limit of the whole exchange, the body too */
    ReleaseInquiry(String running, Supplier<HttpClient.Builder> builders, Duration limit) {
        // NORMAL never goes from https to http.
        this.clients =
                () -> builders.get().followRedirects(HttpClient.Redirect.NORMAL).build();
        this.userAgent = "Parley/" + running;
        this.limit = limit;
    }

    /**
     * Waits for the answer, 20 s at most.
     *
     * @param address {@code https}
     * @return the answer's text, which {@link ReleaseNews#parse} understands
     * @throws IOException where nobody answers, or not in time
     * @throws UnusableNewsException where what is answered is no news
     */
    public String ask(URI address) throws IOException, UnusableNewsException, InterruptedException {
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new UnusableNewsException("it is asked for by https only");
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("User-Agent", userAgent)
                .header("Accept", "application/json")
                .timeout(limit)
                .build();
        HttpClient client = clients.get();
        try {
            HttpResponse<byte[]> answer = client.sendAsync(
                            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ReleaseNews.LARGEST))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return checked(answer);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + limit.toSeconds() + " s", e);
        } finally {
            // Not close(): that would wait for an answer that drips.
            client.shutdownNow();
        }
    }

    private static String checked(HttpResponse<byte[]> answer) throws UnusableNewsException {
        if (answer.statusCode() != 200) {
            throw new UnusableNewsException("the status is " + answer.statusCode());
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(answer.body()))
                    .toString();
            ReleaseNews.parse(text);
            return text;
        } catch (CharacterCodingException e) {
            throw new UnusableNewsException("it is no UTF-8");
        }
    }
}
