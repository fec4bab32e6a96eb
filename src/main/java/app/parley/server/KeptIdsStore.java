package app.parley.server;

import app.parley.server.AdmissionOptions.Keeping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Remembers the kept IDs of a server that is alone over a restart: reads them at the start, writes them every minute and
 * at the end. After a crash, what has changed since the last minute is forgotten.
 */
final class KeptIdsStore implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final KeptIdsFile file;
    private final PeerRegistry registry;
    private final InstantSource clock;
    private final Optional<Path> setAside;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kept-ids").factory());

    private KeptIdsStore(KeptIdsFile file, PeerRegistry registry, InstantSource clock, Optional<Path> setAside) {
        this.file = file;
        this.registry = registry;
        this.clock = clock;
        this.setAside = setAside;
    }

    /**
     * Empty where they are kept in memory alone, or by a cluster.
     *
     * @throws StateFileException if the file cannot be read or written
     */
    static Optional<KeptIdsStore> open(Keeping keeping, PeerRegistry registry) throws StateFileException {
        return keeping.file() == null || registry.cluster().keepsIds()
                ? Optional.empty()
                : Optional.of(open(keeping.file(), registry, InstantSource.system()));
    }

    /**
     * Gives {@code registry} what {@code path} holds; writes at once, to see that it can.
     *
     * @throws StateFileException if the file cannot be read or written
     */
    static KeptIdsStore open(Path path, PeerRegistry registry, InstantSource clock) throws StateFileException {
        var file = new KeptIdsFile(path);
        try {
            KeptIdsFile.Loaded loaded = file.load(clock.instant());
            registry.keepAgain(loaded.entries());
            loaded.setAside().ifPresent(_ -> LogEvent.STATE_SET_ASIDE.log());
            var store = new KeptIdsStore(file, registry, clock, loaded.setAside());
            store.write();
            long seconds = INTERVAL.toSeconds();
            store.writer.scheduleWithFixedDelay(store::save, seconds, seconds, TimeUnit.SECONDS);
            return store;
        } catch (IOException e) {
            throw new StateFileException(path, e);
        }
    }

    /** Where a file that was of no use lies now. */
    Optional<Path> setAside() {
        return setAside;
    }

    private synchronized void write() throws IOException {
        file.save(registry.keptForLater(), clock.instant());
    }

    /** Writes down what is kept now; a failure is logged, and tried again a minute later. */
    void save() {
        try {
            write();
        } catch (IOException | RuntimeException e) {
            LogEvent.STATE_NOT_WRITTEN.log(e);
        }
    }

    @Override
    public void close() {
        writer.shutdownNow();
        save();
    }
}
