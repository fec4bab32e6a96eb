package app.parley.cli;

import app.parley.capture.TestCardReading;
import app.parley.capture.ToneReading;
import app.parley.control.CallStatistics;
import java.util.Optional;

/**
 * What one side of a call has received.
 *
 * @param frames decoded pictures
 * @param firstFrameNanos {@link System#nanoTime()} of the first
 * @param card what the test card told, empty readings without one
 * @param framesDrawn pictures that a window took to draw them
 * @param drawnDelay how old a test card was when it was drawn; empty without a window
 * @param tone what was heard, in the last second and since the call began
 * @param statistics the last reading of the library's own figures
 */
record CallFigures(
        long frames,
        Optional<Long> firstFrameNanos,
        TestCardReading card,
        long framesDrawn,
        Optional<TestCardReading.Delay> drawnDelay,
        ToneReading tone,
        Optional<CallStatistics> statistics) {}
