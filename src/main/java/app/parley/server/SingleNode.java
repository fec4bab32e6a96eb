package app.parley.server;

import java.util.List;
import java.util.function.Consumer;

/** The only node there is: every ID lives here, and the registry alone says whose it is. Costs nothing. */
final class SingleNode implements Cluster {
    @Override
    public void join() {}

    @Override
    public void claim(Peer peer, Consumer<Verdict> answer) {
        answer.accept(Verdict.GRANTED);
    }

    @Override
    public void release(Peer peer, boolean free) {}

    @Override
    public boolean keepsIds() {
        return false;
    }

    @Override
    public void carry(String receiver) {}

    @Override
    public boolean isElsewhere(String id) {
        return false;
    }

    @Override
    public boolean isOwned(String id) {
        return false;
    }

    @Override
    public boolean isElsewhere(Peer peer) {
        return false;
    }

    @Override
    public List<String> elsewhere(boolean listedOnly) {
        return List.of();
    }

    @Override
    public ClusterHealth health() {
        return ClusterHealth.SINGLE;
    }

    @Override
    public void close() {}
}
