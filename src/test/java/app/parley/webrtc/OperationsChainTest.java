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

    @Test
    void aFloodIsCutOff() {
        for (int i = 0; i <= OperationsChain.MOST; i++) {
            add("offer " + i);
        }
        add("one too many");
        // Ends are added while they are run.
        for (int i = 0; i < ends.size(); i++) {
            ends.get(i).run();
        }
        assertEquals("offer " + OperationsChain.MOST, begun.getLast());
        add("later");
        assertEquals("later", begun.getLast());
    }

    private void add(String name) {
        chain.add(done -> {
            begun.add(name);
            ends.add(done);
        });
    }
}
