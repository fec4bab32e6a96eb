package app.parley;

import app.parley.settings.Settings;
import app.parley.settings.SettingsFile;
import app.parley.settings.UpdateFile;
import app.parley.ui.Updates;
import app.parley.update.ReleaseInquiry;
import app.parley.update.ReleaseNews;
import app.parley.update.ReleaseVersion;
import app.parley.update.UnusableNewsException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Asks the address in the settings for news of later versions, once a day at most for all windows of a profile, and
 * keeps the answer for the starts in between. Asks nobody while there is no address. Thread-safe.
 */
final class UpdateWatch implements Updates, AutoCloseable {
    private static final Logger LOG = System.getLogger(UpdateWatch.class.getName());
    private static final Duration DAY = Duration.ofDays(1);
    /** After the window has come up, which it must not slow. */
    private static final int FIRST_LOOK_SECONDS = 3;

    private static final int LOOK_EVERY_SECONDS = 3600;

    private final SettingsFile settings;
    private final UpdateFile kept;
    private final BackgroundThread background;
    private final ReleaseInquiry inquiry;
    private final String running;
    private final Clock clock;
    private final List<Consumer<Optional<Release>>> receivers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("updates").daemon().factory());
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Settings.Updates known;
    private volatile Optional<Release> shown = Optional.empty();

    /** @param running this program's version */
    UpdateWatch(Settings.Updates known, Memory memory, ReleaseInquiry inquiry, String running, Clock clock) {
        this.known = known;
        this.settings = memory.settings();
        this.kept = memory.kept();
        this.background = memory.background();
        this.inquiry = inquiry;
        this.running = running;
        this.clock = clock;
    }

    /**
     * Where it remembers.
     *
     * @param kept the last answer
     * @param background saves what the person does
     */
    record Memory(SettingsFile settings, UpdateFile kept, BackgroundThread background) {}

    /** Looks by itself from now on. */
    void begin() {
        if (!known.address().isEmpty() && !begun.getAndSet(true)) {
            thread.scheduleWithFixedDelay(this::look, FIRST_LOOK_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Shows what is known, and asks where a day has passed. Blocks; the thread's work. */
    void look() {
        if (known.address().isEmpty()) {
            show(Optional.empty());
            return;
        }
        try {
            if (isDue(known) && claim()) {
                kept.write(inquiry.ask(URI.create(known.address())));
            }
        } catch (UnusableNewsException | IOException e) {
            // One line: an address that answers nonsense, or nobody, is no failure of this program.
            LOG.log(Level.WARNING, "no news of later versions: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        show(kept.read().flatMap(this::later));
    }

    /** So that of several windows, and of starts in a row, one asks. */
    private boolean claim() throws IOException {
        String address = known.address();
        AtomicBoolean claimed = new AtomicBoolean();
        save(now -> {
            boolean due = isDue(now) && now.address().equals(address);
            claimed.set(due);
            return due ? new Settings.Updates(address, clock.instant(), now.dismissed()) : now;
        });
        return claimed.get();
    }

    private synchronized void save(UnaryOperator<Settings.Updates> change) throws IOException {
        known = settings.update(it -> it.withUpdates(change.apply(it.updates())))
                .updates();
    }

    /** What the person does holds, even where it cannot be written. */
    private synchronized void keep(UnaryOperator<Settings.Updates> change) {
        known = change.apply(known);
        settings.keep(it -> it.withUpdates(change.apply(it.updates())));
    }

    private boolean isDue(Settings.Updates updates) {
        Duration since = Duration.between(updates.asked(), clock.instant());
        // A clock that was wrong once must not silence it for years.
        return since.isNegative() || since.compareTo(DAY) >= 0;
    }

    private Optional<Release> later(String answer) {
        try {
            ReleaseNews news = ReleaseNews.parse(answer);
            return isLater(news.version(), running) && isLater(news.version(), known.dismissed())
                    ? Optional.of(new Release(
                            news.version().toString(),
                            news.english(),
                            news.chinese(),
                            news.page().toString()))
                    : Optional.empty();
        } catch (UnusableNewsException e) {
            // Written by hand, or half: it comes again with the next day's.
            return Optional.empty();
        }
    }

    private static boolean isLater(ReleaseVersion version, String than) {
        return ReleaseVersion.parse(than).map(it -> version.compareTo(it) > 0).orElse(true);
    }

    private void show(Optional<Release> release) {
        if (!release.equals(shown)) {
            shown = release;
            receivers.forEach(receiver -> receiver.accept(release));
        }
    }

    @Override
    public String address() {
        return known.address();
    }

    @Override
    public void setAddress(String address) {
        if (address.equals(known.address())) {
            return;
        }
        // Asked anew at once: what another address said a minute ago does not count.
        known = new Settings.Updates(address, Instant.EPOCH, known.dismissed());
        background.run(() -> {
            keep(it -> new Settings.Updates(address, Instant.EPOCH, it.dismissed()));
            kept.delete();
            lookSoon();
        });
        begin();
    }

    @Override
    public void subscribe(Consumer<Optional<Release>> receiver) {
        receivers.add(receiver);
        receiver.accept(shown);
    }

    @Override
    public void dismiss() {
        shown.ifPresent(release -> background.run(() -> {
            keep(it -> new Settings.Updates(it.address(), it.asked(), release.version()));
            show(Optional.empty());
        }));
    }

    private void lookSoon() {
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "closed already");
        }
    }

    /** Asks no more. What is being saved is the background thread's affair. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
