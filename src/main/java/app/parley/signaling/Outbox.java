package app.parley.signaling;

import app.parley.call.CallId;
import app.parley.call.OfferKind;
import app.parley.call.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What could not be sent yet: at most 64 messages, each for a short while. */
final class Outbox {
    private static final int MOST = 64;

    private record Kept(Parcel parcel, long since) {}

    private final Deque<Kept> kept = new ArrayDeque<>();
    private final long longest;

    Outbox(Duration longest) {
        this.longest = longest.toNanos();
    }

    /** Keeps {@code parcel}; where it is full, only the end of a call still finds a place. */
    void keep(Parcel parcel, long now) {
        expire(now);
        if (kept.size() >= MOST) {
            if (!ends(parcel)) {
                return;
            }
            kept.removeFirst();
        }
        kept.addLast(new Kept(parcel, now));
    }

    /** Takes out all that is still of use, oldest first. */
    List<Parcel> drain(long now) {
        expire(now);
        List<Parcel> parcels = kept.stream().map(Kept::parcel).toList();
        kept.clear();
        return parcels;
    }

    /** Whether the end of a call is among what waits. */
    boolean holdsEnd(long now) {
        expire(now);
        return kept.stream().anyMatch(one -> ends(one.parcel()));
    }

    /**
     * Drops what was kept for an ended call, but for the message that says so: the peer would ring on. Where the call's
     * first offer never left, the peer knows nothing of it and that message is dropped, too.
     */
    void forget(CallId call) {
        boolean unknown =
                kept.stream().map(Kept::parcel).anyMatch(one -> one.call().equals(call) && begins(one));
        kept.removeIf(one -> one.parcel().call().equals(call) && (unknown || !ends(one.parcel())));
    }

    private void expire(long now) {
        kept.removeIf(one -> now - one.since() > longest);
    }

    private static boolean begins(Parcel parcel) {
        return parcel.signal() instanceof Signal.Offer offer && offer.kind() == OfferKind.INITIAL;
    }

    private static boolean ends(Parcel parcel) {
        return parcel.message().type().equals("LEAVE");
    }
}
