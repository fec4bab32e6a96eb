package app.parley;

import app.parley.call.PeerId;
import app.parley.control.CallSnapshot;
import app.parley.control.SignalingStatus;
import app.parley.settings.CallHistory;
import app.parley.settings.Settings;
import app.parley.settings.SettingsFile;
import app.parley.ui.People;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The people of the profile: those kept in the settings, and those of the last calls. They are watched at a server that
 * tells presence. Thread-safe; files are read and written in the background.
 */
final class KnownPeople implements People {
    /** Of the last calls; the older ones are in the history. */
    private static final int MOST_RECENT = 6;

    private final SettingsFile file;
    private final CallHistory history;
    private final BackgroundThread background;
    private final PresenceClient server;
    private final List<Consumer<State>> subscribers = new CopyOnWriteArrayList<>();
    /** Guarded by this, as are all below. */
    private final List<PeerId> kept;

    private final List<PeerId> recent = new ArrayList<>();
    private final Map<PeerId, String> names = new HashMap<>();
    private final Set<PeerId> spokenWith = new HashSet<>();
    private boolean listed;
    private boolean connectsAhead;
    private boolean online;
    private String ownId = "";

    /** @param saved as the settings' file has it */
    KnownPeople(
            Settings.People saved,
            SettingsFile file,
            CallHistory history,
            BackgroundThread background,
            PresenceClient server) {
        this.file = file;
        this.history = history;
        this.background = background;
        this.server = server;
        kept = new ArrayList<>(saved.kept());
        listed = saved.listed();
        connectsAhead = saved.connectsAhead();
        server.presence().onChange(this::publish);
        server.list(listed);
        refresh();
    }

    /** Reads the history again, as after a call. */
    void refresh() {
        background.run(() -> {
            List<CallHistory.Entry> calls = history.entries();
            synchronized (this) {
                recent.clear();
                names.clear();
                spokenWith.clear();
                calls.forEach(this::note);
            }
            watch();
            publish();
        });
    }

    /** Newest first: the first name and place found are the last ones. */
    private void note(CallHistory.Entry call) {
        if (call.duration().isPositive()) {
            spokenWith.add(call.peer());
        }
        if (!call.name().isEmpty()) {
            names.putIfAbsent(call.peer(), call.name());
        }
        if (recent.size() < MOST_RECENT && !recent.contains(call.peer())) {
            recent.add(call.peer());
        }
    }

    /** Follows the connection to the server: whoever is there is asked anew when it is reached. */
    void onSnapshot(CallSnapshot snapshot) {
        boolean now = snapshot.signaling() instanceof SignalingStatus.Online;
        boolean arrived;
        synchronized (this) {
            arrived = now && !online;
            online = now;
            if (snapshot.signaling() instanceof SignalingStatus.Online here) {
                ownId = here.id();
            }
        }
        if (arrived) {
            refreshDirectory();
        }
    }

    private void watch() {
        Set<PeerId> all;
        synchronized (this) {
            all = new HashSet<>(kept);
            all.addAll(recent);
        }
        server.watch(all);
        know();
    }

    private void know() {
        Set<PeerId> known;
        Set<PeerId> connecting;
        synchronized (this) {
            known = new HashSet<>(kept);
            known.addAll(spokenWith);
            connecting = connectsAhead ? Set.copyOf(kept) : Set.of();
        }
        server.know(connecting, known);
    }

    @Override
    public void subscribe(Consumer<State> subscriber) {
        subscribers.add(subscriber);
        subscriber.accept(state());
    }

    @Override
    public boolean keep(PeerId id, boolean wanted) {
        Settings.People saved;
        synchronized (this) {
            if (wanted && kept.size() >= Settings.People.MOST_KEPT && !kept.contains(id)) {
                return false;
            }
            kept.remove(id);
            if (wanted) {
                kept.add(id);
            }
            saved = settings();
        }
        save(saved);
        watch();
        publish();
        return true;
    }

    @Override
    public void refreshDirectory() {
        server.requestDirectory();
    }

    @Override
    public synchronized boolean listed() {
        return listed;
    }

    @Override
    public void setListed(boolean wanted) {
        Settings.People saved;
        synchronized (this) {
            if (listed == wanted) {
                return;
            }
            listed = wanted;
            saved = settings();
        }
        save(saved);
        server.list(wanted);
        refreshDirectory();
    }

    @Override
    public synchronized boolean connectsAhead() {
        return connectsAhead;
    }

    @Override
    public void setConnectsAhead(boolean wanted) {
        Settings.People saved;
        synchronized (this) {
            if (connectsAhead == wanted) {
                return;
            }
            connectsAhead = wanted;
            saved = settings();
        }
        save(saved);
        know();
    }

    private synchronized Settings.People settings() {
        return new Settings.People(kept, listed, connectsAhead);
    }

    private void save(Settings.People people) {
        background.run(() -> file.keep(settings -> settings.withPeople(people)));
    }

    private void publish() {
        State present = state();
        subscribers.forEach(it -> it.accept(present));
    }

    private synchronized State state() {
        Set<PeerId> all = new LinkedHashSet<>(kept);
        all.addAll(recent);
        return new State(
                all.stream().map(this::person).toList(),
                server.presence()
                        .directory()
                        .map(ids -> ids.stream()
                                .filter(id -> !id.value().equals(ownId))
                                .sorted((a, b) -> a.value().compareTo(b.value()))
                                .map(id -> new Person(id, name(id), Presence.ONLINE, kept.contains(id)))
                                .toList()));
    }

    private Person person(PeerId id) {
        Optional<Boolean> told = server.presence().isOnline(id);
        Presence presence =
                told.map(there -> there ? Presence.ONLINE : Presence.OFFLINE).orElse(Presence.UNKNOWN);
        return new Person(id, name(id), presence, kept.contains(id));
    }

    private String name(PeerId id) {
        return names.getOrDefault(id, "");
    }
}
