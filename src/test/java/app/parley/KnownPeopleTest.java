package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.EndReason;
import app.parley.call.PeerId;
import app.parley.control.CallSnapshot;
import app.parley.control.SignalingStatus;
import app.parley.settings.CallHistory;
import app.parley.settings.Settings;
import app.parley.settings.SettingsFile;
import app.parley.ui.People.Person;
import app.parley.ui.People.Presence;
import app.parley.ui.People.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPeopleTest {
    private static final PeerId ANA = new PeerId("ana");
    private static final PeerId BEN = new PeerId("ben");
    private static final PeerId CLEO = new PeerId("cleo");
    private static final CallSnapshot CONNECTING = CallSnapshot.INITIAL;

    @TempDir
    Path directory;

    private final Server server = new Server();
    private final BackgroundThread background = new BackgroundThread();
    private SettingsFile file;
    private CallHistory history;
    private KnownPeople people;
    private final List<State> states = new ArrayList<>();

    /** Notes what it is asked. */
    private static final class Server implements PresenceClient {
        private final PresenceBook book = new PresenceBook();
        private final List<Object> asked = new ArrayList<>();
        private volatile List<Set<PeerId>> known = List.of();

        @Override
        public PresenceBook presence() {
            return book;
        }

        @Override
        public synchronized void watch(Set<PeerId> ids) {
            asked.add(ids);
        }

        @Override
        public void know(Set<PeerId> kept, Set<PeerId> spokenWith) {
            known = List.of(kept, spokenWith);
        }

        @Override
        public synchronized void requestDirectory() {
            asked.add("directory");
        }

        @Override
        public synchronized void list(boolean wanted) {
            asked.add("list " + wanted);
        }

        synchronized List<Object> takeAsked() {
            var all = List.copyOf(asked);
            asked.clear();
            return all;
        }
    }

    @BeforeEach
    void begin() throws Exception {
        file = new SettingsFile(directory.resolve("settings.json"));
        history = new CallHistory(directory.resolve("history.jsonl"));
        begin(new Settings.People(List.of(), false, true));
    }

    private void begin(Settings.People saved) throws Exception {
        people = new KnownPeople(saved, file, history, background, server);
        people.subscribe(state -> {
            synchronized (states) {
                states.add(state);
            }
        });
        settle();
    }

    @AfterEach
    void end() {
        background.close();
    }

    /** Until what was put off has been done. */
    private void settle() throws InterruptedException {
        var done = new CountDownLatch(1);
        background.run(done::countDown);
        assertTrue(done.await(90, TimeUnit.SECONDS));
    }

    private void called(PeerId peer, String name, int minute) throws IOException {
        called(peer, name, minute, Duration.ZERO);
    }

    private void called(PeerId peer, String name, int minute, Duration lasted) throws IOException {
        history.append(new CallHistory.Entry(
                Instant.ofEpochSecond(60L * minute),
                peer,
                name,
                CallHistory.Direction.OUTGOING,
                EndReason.HUNG_UP,
                lasted));
    }

    private State last() {
        synchronized (states) {
            return states.getLast();
        }
    }

    private static CallSnapshot online() {
        CallSnapshot was = CallSnapshot.INITIAL;
        return new CallSnapshot(
                was.phase(),
                was.call(),
                was.peer(),
                "",
                was.role(),
                was.endReason(),
                was.connectedAt(),
                false,
                false,
                was.local(),
                was.peerMedia(),
                new SignalingStatus.Online("me"),
                Set.of());
    }

    @Test
    void showsAndWatchesTheKeptAndThenThoseOfTheLastCalls() throws Exception {
        called(BEN, "Ben", 1);
        called(ANA, "", 2);
        called(BEN, "", 3);
        begin(new Settings.People(List.of(CLEO), false, true));
        assertEquals(
                List.of(
                        new Person(CLEO, "", Presence.UNKNOWN, true),
                        new Person(BEN, "Ben", Presence.UNKNOWN, false),
                        new Person(ANA, "", Presence.UNKNOWN, false)),
                last().known());
        assertTrue(server.takeAsked().contains(Set.of(ANA, BEN, CLEO)));
    }

    @Test
    void watchesWhoWasCalledJustNow() throws Exception {
        server.takeAsked();
        called(ANA, "Ana", 1);
        people.refresh();
        settle();
        assertEquals(List.of(Set.of(ANA)), server.takeAsked());
        assertEquals(List.of(new Person(ANA, "Ana", Presence.UNKNOWN, false)), last().known());
    }

    /** Whoever only rang in vain stays a stranger. */
    @Test
    void knowsTheKeptAndThoseSpokenWith() throws Exception {
        called(ANA, "Ana", 1, Duration.ofSeconds(5));
        called(BEN, "Ben", 2);
        begin(new Settings.People(List.of(CLEO), false, true));
        assertEquals(List.of(Set.of(CLEO), Set.of(ANA, CLEO)), server.known);
    }

    @Test
    void makesNoPathAheadOnceThisPersonWantsNone() throws Exception {
        begin(new Settings.People(List.of(CLEO), false, true));
        people.setConnectsAhead(false);
        assertEquals(List.of(Set.of(), Set.of(CLEO)), server.known);
        settle();
        assertFalse(file.load().settings().people().connectsAhead());
        begin(file.load().settings().people());
        assertEquals(List.of(Set.of(), Set.of(CLEO)), server.known);
    }

    @Test
    void showsNotMoreThanSixOfTheLastCalls() throws Exception {
        for (int i = 0; i < 10; i++) {
            called(new PeerId("p" + i), "", i);
        }
        people.refresh();
        settle();
        assertEquals(6, last().known().size());
        assertEquals(new PeerId("p9"), last().known().getFirst().id());
    }

    @Test
    void presenceIsUnknownAgainWhenTheServerIsGone() throws Exception {
        people.keep(ANA, true);
        server.book.presence(ANA, true);
        assertEquals(Presence.ONLINE, last().known().getFirst().presence());
        server.book.presence(ANA, false);
        assertEquals(Presence.OFFLINE, last().known().getFirst().presence());
        server.book.status(new SignalingStatus.Online("me"));
        assertEquals(Presence.OFFLINE, last().known().getFirst().presence());
        server.book.status(new SignalingStatus.Retrying(1, SignalingStatus.Problem.LOST));
        assertEquals(Presence.UNKNOWN, last().known().getFirst().presence());
    }

    @Test
    void keepsAndForgetsInTheSettings() throws Exception {
        people.keep(ANA, true);
        people.keep(BEN, true);
        people.keep(ANA, true);
        settle();
        assertEquals(List.of(BEN, ANA), file.load().settings().people().kept());
        server.takeAsked();
        people.keep(BEN, false);
        settle();
        assertEquals(List.of(ANA), file.load().settings().people().kept());
        assertEquals(List.of(Set.of(ANA)), server.takeAsked());
    }

    @Test
    void aFullListLosesNobodyAndSaysThatItIsFull() throws Exception {
        List<PeerId> all = IntStream.range(0, Settings.People.MOST_KEPT)
                .mapToObj(it -> new PeerId("p" + it))
                .toList();
        all.forEach(it -> assertTrue(people.keep(it, true)));
        assertFalse(people.keep(ANA, true));
        settle();
        assertEquals(all, file.load().settings().people().kept());
        assertTrue(people.keep(all.getFirst(), true), "who is there stays");
        assertTrue(people.keep(all.getFirst(), false));
        assertTrue(people.keep(ANA, true));
    }

    @Test
    void asksForTheDirectoryEachTimeTheServerIsReached() {
        server.takeAsked();
        people.onSnapshot(CONNECTING);
        people.onSnapshot(online());
        people.onSnapshot(online());
        assertEquals(List.of("directory"), server.takeAsked());
        people.onSnapshot(CONNECTING);
        people.onSnapshot(online());
        assertEquals(List.of("directory"), server.takeAsked());
    }

    @Test
    void theDirectoryIsInOrderAndWithoutMe() {
        people.onSnapshot(online());
        assertEquals(Optional.empty(), last().directory());
        server.book.directory(Optional.of(Set.of(CLEO, new PeerId("me"), ANA)));
        assertEquals(
                List.of(ANA, CLEO),
                last().directory().orElseThrow().stream().map(Person::id).toList());
    }

    @Test
    void isNotListedUntilThePersonWantsIt() throws Exception {
        assertTrue(server.takeAsked().contains("list false"));
        people.setListed(true);
        people.setListed(true);
        settle();
        assertEquals(List.of("list true", "directory"), server.takeAsked());
        assertTrue(file.load().settings().people().listed());
        begin(file.load().settings().people());
        assertTrue(server.takeAsked().contains("list true"));
    }
}
