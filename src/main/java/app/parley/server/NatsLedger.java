package app.parley.server;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PublishOptions;
import io.nats.client.api.KeyValueOperation;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Compare-and-set on one key-value bucket without blocking, which jnats' own key-value part does: the same messages, by
 * JetStream's publish and direct get (NATS ADR-8, ADR-31). Every future ends within {@link #PATIENCE_MILLIS}; it fails
 * where the broker does not answer.
 */
final class NatsLedger {
    /** How long an answer of the broker is waited for. */
    static final long PATIENCE_MILLIS = 2_000;

    private static final Duration PATIENCE = Duration.ofMillis(PATIENCE_MILLIS);

    private static final String OPERATION = "KV-Operation";
    private static final String SEQUENCE = "Nats-Sequence";
    private static final int NOT_FOUND = 404;
    private static final int WRONG_LAST_SEQUENCE = 10_071;

    private final Connection connection;
    private final JetStream jetStream;
    private final String bucket;

    /** @param revision of the key; 0 if there has never been one */
    record Entry(Optional<Ownership> ownership, long revision) {
        static final Entry NONE = new Entry(Optional.empty(), 0);

        /** Whether the bucket has nothing of the ID, not even that it was given up. */
        boolean isNew() {
            return revision == 0;
        }
    }

    NatsLedger(Connection connection, String bucket) throws IOException {
        this.connection = connection;
        this.jetStream = connection.jetStream();
        this.bucket = bucket;
    }

    /** What is written of {@code id}. */
    CompletableFuture<Entry> get(String id) {
        return attempt(() -> connection
                .requestWithTimeout("$JS.API.DIRECT.GET.KV_" + bucket + "." + subject(id), new byte[0], PATIENCE)
                .thenApply(NatsLedger::entry));
    }

    /** Writes {@code ownership} if nothing has been written since {@code revision}: the new revision, or 0 if something had. */
    CompletableFuture<Long> swap(String id, Ownership ownership, long revision) {
        return attempt(() -> publish(id, new Headers(), ownership.toBytes(), revision));
    }

    /** Deletes what is written of {@code id}, on the same condition. */
    CompletableFuture<Long> delete(String id, long revision) {
        var headers = new Headers().add(OPERATION, KeyValueOperation.DELETE.getHeaderValue());
        return attempt(() -> publish(id, headers, new byte[0], revision));
    }

    private CompletableFuture<Long> publish(String id, Headers headers, byte[] value, long revision) {
        var message = NatsMessage.builder()
                .subject(subject(id))
                .headers(headers)
                .data(value)
                .build();
        var condition =
                PublishOptions.builder().expectedLastSubjectSequence(revision).build();
        return jetStream.publishAsync(message, condition).handle(NatsLedger::outcome);
    }

    private static Long outcome(PublishAck ack, Throwable failure) {
        if (failure == null) {
            return ack.getSeqno();
        }
        if (cause(failure) instanceof JetStreamApiException refusal
                && refusal.getApiErrorCode() == WRONG_LAST_SEQUENCE) {
            return 0L;
        }
        throw new CompletionException(cause(failure));
    }

    private static Entry entry(Message answer) {
        if (answer.isStatusMessage()) {
            if (answer.getStatus().getCode() == NOT_FOUND) {
                return Entry.NONE;
            }
            throw new CompletionException(new IOException(answer.getStatus().getMessageWithCode()));
        }
        Headers headers = answer.getHeaders();
        String sequence = headers == null ? null : headers.getFirst(SEQUENCE);
        if (headers == null || sequence == null) {
            throw new CompletionException(new IOException("no answer to a direct get"));
        }
        boolean gone = headers.containsKey(OPERATION);
        return new Entry(gone ? Optional.empty() : Ownership.read(answer.getData()), Long.parseLong(sequence));
    }

    private String subject(String id) {
        return "$KV." + bucket + "." + NatsNames.ownKey(id);
    }

    /** A connection that is down throws at once. */
    private static <T> CompletableFuture<T> attempt(Supplier<CompletableFuture<T>> request) {
        try {
            return request.get().orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null
                || cause.getClass() == RuntimeException.class && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
