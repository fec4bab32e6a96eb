package app.parley.capture;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a {@link TestCardReader} has seen so far.
 *
 * @param framesRead frames whose code was read, repetitions not counted
 * @param framesUnreadable frames without a valid code
 * @param framesLost numbers left out between two frames read
 * @param duplicates frames with the number of the one before
 * @param freezes times that no frame came for more than 500 ms, the first second aside
 * @param framesPerSecond mean from the first to the last frame, 0 before the second
 * @param width of the last frame, 0 before the first
 * @param height likewise
 * @param seed of the card last read
 * @param delay from handing the frame over at the sender to its arrival; empty if the two do not share a clock
 * @param psnrDb luma against the card as painted, mean over frames after the first 3 s; at most 60
 * @param psnrLeastDb the worst of those
 */
public record TestCardReading(
        long framesRead,
        long framesUnreadable,
        long framesLost,
        long duplicates,
        long freezes,
        double framesPerSecond,
        int width,
        int height,
        OptionalInt seed,
        Optional<Delay> delay,
        OptionalDouble psnrDb,
        OptionalDouble psnrLeastDb) {

    /** In milliseconds, resolved to 0.1; half, 95 of 100, and all frames were at most as late. */
    public record Delay(double p50Ms, double p95Ms, double maxMs) {}
}
