package app.parley;

import app.parley.cli.Session.WindowRequest;
import app.parley.control.CallSnapshot;
import app.parley.control.SignalingStatus;
import app.parley.settings.Settings;
import app.parley.settings.Settings.Network;
import app.parley.signaling.InvalidServerUrlException;
import app.parley.signaling.ServerUrl;
import app.parley.ui.Reach;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From where the ID can be called, as the window shows and changes it. Thread-safe; work runs in the background. */
final class ServerReach implements Reach {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final ServerChoice server;
    private final WindowRequest request;
    private final BackgroundThread background;
    private final Peer peer;
    private final List<Consumer<State>> subscribers = new CopyOnWriteArrayList<>();
    private volatile Choice choice;
    private volatile boolean asked;
    private volatile boolean inCall;
    private volatile String id = "";
    private volatile boolean ours;
    /** What was last told. Confined to the background. */
    private @Nullable State told;

    ServerReach(ServerChoice server, WindowRequest request, BackgroundThread background, Peer peer) {
        this.server = server;
        this.request = request;
        this.background = background;
        this.peer = peer;
        choice = choice(request);
        asked = !request.loaded().firstStart() || request.options().isServerGiven();
        peer.control().subscribe(this::onSnapshot);
        peer.onGreeting(this::onGreeting);
        // Another Parley of this computer may run the server, and open it or shut it.
        peer.thread().repeat(LOOK_AGAIN, () -> background.run(this::tellChange));
    }

    @Override
    public void subscribe(Consumer<State> subscriber) {
        subscribers.add(subscriber);
        background.run(() -> subscriber.accept(state()));
    }

    @Override
    public void choose(Choice wanted, Consumer<Optional<Problem>> outcome) {
        background.run(() -> outcome.accept(take(wanted)));
    }

    @Override
    public void tryAgain() {
        peer.relocate();
    }

    private Optional<Problem> take(Choice wanted) {
        if (inCall) {
            return Optional.of(Problem.IN_CALL);
        }
        try {
            switch (wanted.kind()) {
                case THIS_COMPUTER -> server.useEmbedded(false);
                case THIS_NETWORK -> server.useEmbedded(true);
                case SERVER -> server.useNamed(ServerUrl.parse(wanted.server()));
            }
        } catch (InvalidServerUrlException e) {
            return Optional.of(Problem.BAD_URL);
        } catch (IOException e) {
            return Optional.of(wanted.kind() == Kind.THIS_NETWORK ? Problem.PORT_IN_USE : Problem.FAILED);
        }
        // What cannot be written holds all the same, and the window says so.
        // An address of no use goes with any choice: it is no part of this one, and would be complained of for ever.
        request.file().keep(settings -> settings.withNetwork(network(settings.network(), wanted)), "reach", "server");
        boolean moved = !wanted.equals(choice) && (wanted.kind() == Kind.SERVER || choice.kind() == Kind.SERVER);
        choice = wanted;
        asked = true;
        if (moved) {
            ours = false;
            peer.relocate();
        }
        publish();
        return Optional.empty();
    }

    private void onGreeting(boolean extended) {
        ours = extended;
        background.run(this::publish);
    }

    private void onSnapshot(CallSnapshot snapshot) {
        if (snapshot.signaling() instanceof SignalingStatus.Online(String known)) {
            id = known;
        }
        inCall = snapshot.phase() != CallSnapshot.Phase.IDLE && snapshot.phase() != CallSnapshot.Phase.ENDED;
        // The port is known once the server has been found.
        background.run(this::publish);
    }

    private void publish() {
        publish(state());
    }

    private void publish(State present) {
        told = present;
        subscribers.forEach(subscriber -> subscriber.accept(present));
    }

    private void tellChange() {
        State present = state();
        if (choice.kind() != Kind.SERVER && !present.equals(told)) {
            publish(present);
        }
    }

    private State state() {
        try {
            List<String> links = id.isEmpty() ? List.of() : server.guestLinks(id, ours);
            return new State(choice, asked, server.isOpen(), server.addresses(), links);
        } catch (IOException e) {
            return new State(choice, asked, choice.kind() == Kind.THIS_NETWORK, List.of(), List.of());
        }
    }

    private static Choice choice(WindowRequest request) {
        if (request.options().isServerGiven()) {
            return new Choice(Kind.SERVER, request.plan().serverName());
        }
        Network network = request.settings().network();
        return switch (network.reach()) {
            case THIS_COMPUTER -> new Choice(Kind.THIS_COMPUTER, "");
            case THIS_NETWORK -> new Choice(Kind.THIS_NETWORK, "");
            case SERVER -> new Choice(Kind.SERVER, network.server());
        };
    }

    private static Network network(Network old, Choice wanted) {
        return switch (wanted.kind()) {
            case THIS_COMPUTER ->
                new Network(Settings.Reach.THIS_COMPUTER, old.server(), old.iceServers(), old.relayOnly());
            case THIS_NETWORK ->
                new Network(Settings.Reach.THIS_NETWORK, old.server(), old.iceServers(), old.relayOnly());
            case SERVER -> new Network(Settings.Reach.SERVER, wanted.server(), old.iceServers(), old.relayOnly());
        };
    }
}
