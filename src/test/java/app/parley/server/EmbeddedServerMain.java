package app.parley.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Another Parley, as far as the embedded server goes: joins or starts, prints {@code holder URI} or {@code joined URI},
 * and again for each line it reads, until its input ends.
 */
final class EmbeddedServerMain {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private EmbeddedServerMain() {}

    public static void main(String[] args) throws IOException {
        try (var embedded = new EmbeddedServer(Path.of(args[0]), Integer.parseInt(args[1]))) {
            do {
                URI uri = joinOrStart(embedded);
                IO.println((embedded.isHolder() ? "holder " : "joined ") + uri);
            } while (IO.readln() != null);
        }
    }

    /** Asks again, as a client does: on a very busy machine the holder takes longer to start than it is waited for. */
    private static URI joinOrStart(EmbeddedServer embedded) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return embedded.joinOrStart();
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }
}
