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
        for (double seconds : List.of(9.0, 1.0, 2.0)) {
            findings.add("ours", Map.of("stormSeconds", seconds));
        }
        assertEquals(2, findings.median("ours", "stormSeconds").orElseThrow());
        assertEquals(NONE, findings.median("ours", "stormBack"));
    }

    @Test
    void aTableComparesOneFigureWithSeveralOthers() {
        Section section = Section.of(
                "start",
                List.of(
                        Figure.less("ms", "start, ms", 0.6).beside("hello"),
                        Figure.less("ms", "start, ms", 1).beside("other"),
                        Figure.less("ms", "start, ms", 1).beside("absent")));
        Findings findings = new Findings(section);
        findings.noise(new MachineSample(0, 1, 0, 0).noiseSince(new MachineSample(1, 1, 0, 0), 0));
        findings.add("ours", Map.of("ms", 50.0));
        findings.add("hello", Map.of("ms", 100.0));
        findings.add("other", Map.of("ms", 40.0));
        var report = new ComparisonReport("Starts", List.of("ours", "hello", "other"), 1, List.of(findings));
        List<String> lines =
                report.table().lines().map(it -> it.replaceAll(" +", " ")).toList();
        assertEquals(" start, ms, beside hello 50.00 100 0.50 <= 0.6 x yes", lines.get(1));
        assertEquals(" start, ms, beside other 50.00 40.00 1.25 <= 1 x NO", lines.get(2));
        assertEquals(4, lines.size());
        assertEquals(
                2, report.chart().lines().filter(it -> it.contains("beside")).count());
    }
}
