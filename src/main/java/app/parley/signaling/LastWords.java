package app.parley.signaling;

import app.parley.call.Signal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Says again that a call that was not answered is over. A server hands that on to who is there and keeps it for nobody;
 * the other side may just be on its way back to the server, as after a restart of it, and would ring on. Confined to the
 * schedule's thread.
 */
final class LastWords {
    /** When, from the first time on: together longer than a client stays away, and it rings for 60 s. */
    static final List<Duration> AGAIN = List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30));

    private final Schedule schedule;

    LastWords(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * Repeats {@code parcel}, which has just been sent, if it is one.
     *
     * @param isParley whether the peer counts the same message once; a page would take it for the end of its next call
     * @param sender takes it each time
     */
    void repeat(Parcel parcel, boolean isParley, Consumer<Parcel> sender) {
        boolean last = switch (parcel.signal()) {
            case Signal.Cancel _, Signal.Decline _, Signal.NoAnswer _ -> true;
            // Nobody's act: strangers could make us say it many times over.
            case Signal.Busy _ -> false;
            case Signal.Offer _,
                    Signal.ProvisionalAnswer _,
                    Signal.Answer _,
                    Signal.Candidate _,
                    Signal.Ringing _,
                    Signal.RestartPlease _,
                    Signal.RenegotiatePlease _,
                    Signal.HangUp _,
                    Signal.Unreachable _ -> false;
        };
        if (last && isParley) {
            AGAIN.forEach(delay -> schedule.after(delay, () -> sender.accept(parcel)));
        }
    }
}
