package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepCheckTest {
    private final StepCheck check = new StepCheck(30);

    @Test
    void soundThatStaysWithThePictureIsNoProblem() {
        check.judge(tones(5, 300, 95, 70));
        assertEquals(List.of(), check.problems());
        assertEquals(40, check.json().get("behindPictureMs").getAsDouble());
        assertEquals(40, check.json().get("behindPictureAtTheEndMs").getAsDouble());
    }

    @Test
    void soundThatIsLateAllAlongIsToldOf() {
        check.judge(tones(100, 80));
        assertEquals(2, check.problems().size(), () -> check.problems().toString());
    }

    @Test
    void soundThatFallsBehindAtTheEndIsToldOf() {
        check.judge(tones(85, 60, 15, 400));
        assertEquals(1, check.problems().size(), () -> check.problems().toString());
        assertTrue(check.problems().getFirst().contains("370 ms behind the picture at the end"));
    }

    @Test
    void soundThatHasDiedIsToldOf() {
        List<Optional<Double>> tones = new ArrayList<>(tones(88, 60));
        tones.addAll(Collections.nCopies(12, Optional.empty()));
        check.judge(tones);
        assertEquals(2, check.problems().size(), () -> check.problems().toString());
        assertTrue(check.problems().getFirst().contains("12 of 100 tones"));
    }

    @Test
    void aCallWithoutAnySoundIsToldOf() {
        check.judge(List.of());
        assertEquals(2, check.problems().size(), () -> check.problems().toString());
    }

    /** So many tones of so many ms, and so on. */
    private static List<Optional<Double>> tones(int... counted) {
        List<Optional<Double>> tones = new ArrayList<>();
        for (int i = 0; i < counted.length; i += 2) {
            tones.addAll(Collections.nCopies(counted[i], Optional.of((double) counted[i + 1])));
        }
        return tones;
    }
}
