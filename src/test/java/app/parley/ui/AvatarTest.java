package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarTest {
    @ParameterizedTest
    @CsvSource({"Ana Ruiz, AR", "amber-fox-217, AF", "echo, E", "王 芳, 王", "' ', ?", "'', ?", "-x, X"})
    void initialsStandForAPerson(String name, String initials) {
        assertEquals(initials, Avatar.initials(name));
    }
}
