package app.parley.call;

import java.util.ArrayList;
import java.util.List;

/**
 * The ICE candidates that have to wait (RFC 8838): ours until our first description has been sent, the peer's until its
 * description is known.
 *
 * @param described our first description has been sent; from then on nothing of ours waits
 * @param remoteKnown the peer's description is known; from then on nothing of the peer's waits
 * @param local ours, in the order gathered
 * @param remote the peer's, in the order received, at most {@value #MOST_REMOTE}
 */
public record Trickle(boolean described, boolean remoteKnown, List<IceCandidate> local, List<IceCandidate> remote) {
    /** More than this many of the peer's are not kept: they come from the network. */
    public static final int MOST_REMOTE = 60;

    public static final Trickle NONE = new Trickle(false, false, List.of(), List.of());

    public Trickle {
        local = List.copyOf(local);
        remote = List.copyOf(remote);
    }

    Trickle keepLocal(IceCandidate candidate) {
        return new Trickle(described, remoteKnown, plus(local, candidate), remote);
    }

    Trickle keepRemote(IceCandidate candidate) {
        return remote.size() < MOST_REMOTE ? new Trickle(described, remoteKnown, local, plus(remote, candidate)) : this;
    }

    /** Our description has been sent, and after it all that waited for it. */
    Trickle localSent() {
        return new Trickle(true, remoteKnown, List.of(), remote);
    }

    /** The peer's description is known, and what waited for it has been passed on. */
    Trickle remotePassedOn() {
        return new Trickle(described, true, local, List.of());
    }

    private static List<IceCandidate> plus(List<IceCandidate> candidates, IceCandidate candidate) {
        List<IceCandidate> more = new ArrayList<>(candidates);
        more.add(candidate);
        return more;
    }
}
