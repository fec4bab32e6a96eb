package app.parley.cli;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.Signal;
import app.parley.control.IceServer;
import app.parley.control.SignalingChannel;
import app.parley.control.SignalingStatus;
import app.parley.control.SignalingStatus.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Gathers what a server tells of who is online. The directory is asked for last, so its answer, also that there is none,
 * ends what is told at once of the watched. Called on the signaling thread.
 */
final class WhoInquiry implements SignalingChannel.Listener {
    /** How it ended. */
    sealed interface Outcome {
        /**
         * @param presence of those watched whom the server told of
         * @param directory empty where it keeps none
         */
        record Told(Map<PeerId, Boolean> presence, Optional<Set<PeerId>> directory) implements Outcome {}

        /** The server could not be asked. */
        record Failed(Problem problem) implements Outcome {}
    }

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final Map<PeerId, Boolean> presence = new HashMap<>();

    /** Completed once, on the signaling thread. */
    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    @Override
    public void onPresence(PeerId id, boolean online) {
        presence.put(id, online);
    }

    @Override
    public void onDirectory(Optional<Set<PeerId>> ids) {
        outcome.complete(new Outcome.Told(Map.copyOf(presence), ids));
    }

    @Override
    public void onStatus(SignalingStatus status) {
        switch (status) {
            case SignalingStatus.Retrying(int _, Problem problem) -> outcome.complete(new Outcome.Failed(problem));
            case SignalingStatus.Refused(Problem problem) -> outcome.complete(new Outcome.Failed(problem));
            case SignalingStatus.Connecting _, SignalingStatus.Online _, SignalingStatus.Closed _ -> {}
        }
    }

    @Override
    public void onSignal(CallId call, PeerId from, Signal signal) {
        // Nobody knows this ID, and it takes no calls.
    }

    @Override
    public void onIceServers(List<IceServer> servers) {
        // There is no call to use them in.
    }
}
