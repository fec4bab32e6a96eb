package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallId;
import app.parley.call.Signal;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordsTest {
    private final ManualSchedule schedule = new ManualSchedule();
    private final LastWords lastWords = new LastWords(schedule);
    private final List<Parcel> sent = new ArrayList<>();

    private static Parcel parcel(Signal signal) {
        return new Parcel(new CallId("mc_1"), signal, WireMessage.to("b", "LEAVE", new JsonPrimitive("x")));
    }

    @Test
    void theEndOfARingIsSaidAgain() {
        Parcel cancel = parcel(new Signal.Cancel());
        lastWords.repeat(cancel, true, sent::add);
        schedule.advance(Duration.ofMillis(4_999));
        assertEquals(List.of(), sent);
        schedule.advance(Duration.ofMillis(1));
        assertEquals(List.of(cancel), sent);
        schedule.advance(Duration.ofSeconds(25));
        assertEquals(List.of(cancel, cancel, cancel), sent);
        assertEquals(0, schedule.waiting());
        lastWords.repeat(parcel(new Signal.NoAnswer()), true, sent::add);
        assertEquals(3, schedule.waiting());
    }

    @Test
    void aPageIsToldOnceAndNothingElseIsRepeated() {
        lastWords.repeat(parcel(new Signal.Cancel()), false, sent::add);
        lastWords.repeat(parcel(new Signal.Busy()), true, sent::add);
        lastWords.repeat(parcel(new Signal.HangUp()), true, sent::add);
        lastWords.repeat(parcel(new Signal.Ringing()), true, sent::add);
        assertEquals(0, schedule.waiting());
    }
}
