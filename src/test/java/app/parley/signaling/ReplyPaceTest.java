package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplyPaceTest {
    private final ManualSchedule schedule = new ManualSchedule();
    private final ReplyPace pace = new ReplyPace(schedule);

    @Test
    void aFewAreSaidAtOnceAndThenTenASecond() {
        assertEquals(20, allowed());
        schedule.advance(Duration.ofMillis(99));
        assertEquals(0, allowed());
        schedule.advance(Duration.ofMillis(1));
        assertEquals(1, allowed());
        schedule.advance(Duration.ofSeconds(1));
        assertEquals(10, allowed());
        schedule.advance(Duration.ofHours(1));
        assertEquals(20, allowed());
    }

    private int allowed() {
        return (int) IntStream.range(0, 1000).filter(_ -> pace.allows()).count();
    }
}
