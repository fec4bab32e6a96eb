package app.parley.cli;

import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a peer without a person does.
 *
 * @param dial whom to call, again after each call until there were enough; empty to wait for calls
 * @param autoAnswer accept every call
 * @param ring how long each rings before that
 * @param calls after how many calls to stop, 0 for never
 * @param hangUpAfter from connected to hang-up, empty to leave that to the other side
 * @param pause between calls: time to give back what the last one used
 * @param media what is sent
 * @param expected what a connected call must have brought
 */
public record CallScript(
        Optional<PeerId> dial,
        boolean autoAnswer,
        Duration ring,
        int calls,
        Optional<Duration> hangUpAfter,
        Duration pause,
        LocalMedia media,
        Set<Expectation> expected) {
    public CallScript {
        expected = Set.copyOf(expected);
    }
}
