package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialProblemTest {
    @ParameterizedTest
    @CsvSource({"'', EMPTY", "ana@example, SHAPE", "a--b, SHAPE", "王芳, SHAPE", "me-1, OWN_ID"})
    void whatCannotBeCalledIsNamed(String typed, DialProblem problem) {
        assertEquals(Optional.of(problem), DialProblem.of(typed, "me-1", true));
    }

    @Test
    void lengthIsCheckedBeforeShape() {
        assertEquals(Optional.of(DialProblem.TOO_LONG), DialProblem.of("x".repeat(65), "", true));
        assertEquals(Optional.empty(), DialProblem.of("x".repeat(64), "", true));
    }

    @Test
    void withoutAServerNobodyCanBeCalled() {
        assertEquals(Optional.of(DialProblem.OFFLINE), DialProblem.of("ana", "me", false));
    }
}
