package app.parley.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Another Parley, as far as the embedded server goes: joins or starts, prints {@code holder URI} or {@code joined URI},
 * and again for each line it reads, until its input ends.
 */
final class EmbeddedServerMain {
    private EmbeddedServerMain() {}

    public static void main(String[] args) throws IOException {
        try (var embedded = new EmbeddedServer(Path.of(args[0]), Integer.parseInt(args[1]))) {
            do {
                URI uri = embedded.joinOrStart();
                IO.println((embedded.isHolder() ? "holder " : "joined ") + uri);
            } while (IO.readln() != null);
        }
    }
}
