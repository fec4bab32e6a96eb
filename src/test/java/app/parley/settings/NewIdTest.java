package app.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NewIdTest {
    @Test
    void anIdIsTwoWordsAndANumber() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            String id = NewId.make(random).value();
            assertTrue(id.matches("[a-z]{3,9}-[a-z]{2,10}-[1-9][0-9]{2}"), id);
        }
    }

    @Test
    void thereAreManyWordsAndNoneTwice() {
        for (List<String> words : List.of(FriendlyWords.QUALITIES, FriendlyWords.THINGS)) {
            assertTrue(words.size() >= 128, words.size() + " words");
            assertEquals(words.size(), new HashSet<>(words).size());
        }
    }

    @Test
    void tokensDiffer() {
        assertNotEquals(NewToken.make(), NewToken.make());
        assertTrue(NewToken.isValid(NewToken.make()));
    }
}
