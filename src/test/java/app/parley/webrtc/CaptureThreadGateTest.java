package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CaptureThreadGateTest {
    @Test
    void aCameraThatHangsKeepsNoOtherFromStarting() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> first = threads.submit(() -> CaptureThreadGate.start(() -> {
                begun.countDown();
                awaitIt(hangs);
            }));
            begun.await();
            CountDownLatch others = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> CaptureThreadGate.start(others::countDown));
            }
            others.await();
            assertEquals(false, first.isDone());
            hangs.countDown();
            first.get(30, TimeUnit.SECONDS);
            CaptureThreadGate.start(() -> {});
        }
    }

    @Test
    void whatFailsGivesTheGateBack() {
        for (int i = 0; i < 2; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> CaptureThreadGate.start(() -> {
                        throw new IllegalStateException("no such camera");
                    }));
        }
    }

    private static void awaitIt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
