package app.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final OptionalDouble TWO = OptionalDouble.of(2);
    private static final OptionalDouble SIX = OptionalDouble.of(6);
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void aRatioIsHeldAgainstItsGoal() {
        assertEquals("yes", Figure.more("key", "label", 3).reached(SIX, TWO));
        assertEquals("NO", Figure.more("key", "label", 4).reached(SIX, TWO));
        assertEquals("yes", Figure.less("key", "label", 0.7).reached(TWO, SIX));
        assertEquals("NO", Figure.less("key", "label", 0.7).reached(SIX, TWO));
    }

    @Test
    void aBoundNeedsNoReference() {
        assertEquals("yes", Figure.atMost("key", "label", 2).reached(TWO, NONE));
        assertEquals("NO", Figure.atMost("key", "label", 2).reached(SIX, NONE));
    }

    @Test
    void nothingIsSaidWithoutGoalOrFigure() {
        assertEquals("", Figure.plain("key", "label").reached(TWO, SIX));
        assertEquals("", Figure.more("key", "label", 3).reached(TWO, NONE));
        assertEquals("", Figure.atMost("key", "label", 3).reached(NONE, NONE));
    }

    @Test
    void theMedianOfTheRunsCounts() {
        var findings = new Findings(Part.STORM);
        var ours = new Contender("ours", List.of());
        for (double seconds : List.of(9.0, 1.0, 2.0)) {
            findings.add(ours, Map.of("stormSeconds", seconds));
        }
        assertEquals(2, findings.median(ours, "stormSeconds").orElseThrow());
        assertEquals(NONE, findings.median(ours, "stormBack"));
    }
}
