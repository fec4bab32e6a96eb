package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class BackgroundThreadTest {
    /** What a window put off until its first frame may come once the window is closed. */
    @Test
    void whatComesAfterTheCloseIsNotDone() {
        List<String> done = new CopyOnWriteArrayList<>();
        BackgroundThread background = new BackgroundThread();
        background.run(() -> done.add("before"));
        background.close();
        background.run(() -> done.add("after"));
        assertEquals(List.of("before"), done);
    }
}
