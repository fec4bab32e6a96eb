package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsChainTest {
    private final OperationsChain chain = new OperationsChain();
    private final List<String> begun = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();

    @Test
    void oneBeginsWhenTheOneBeforeHasEnded() {
        add("offer");
        add("answer");
        assertEquals(List.of("offer"), begun);
        ends.getFirst().run();
        assertEquals(List.of("offer", "answer"), begun);
    }

    @Test
    void whatEndsAtOnceLetsTheNextBegin() {
        add("offer");
        chain.add(done -> {
            begun.add("candidate");
            done.run();
        });
        add("answer");
        ends.getFirst().run();
        assertEquals(List.of("offer", "candidate", "answer"), begun);
    }

    @Test
    void afterCloseNothingBegins() {
        add("offer");
        add("answer");
        chain.close();
        ends.getFirst().run();
        add("late");
        assertEquals(List.of("offer"), begun);
    }

    private void add(String name) {
        chain.add(done -> {
            begun.add(name);
            ends.add(done);
        });
    }
}
