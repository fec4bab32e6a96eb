package app.parley.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A server program to be measured.
 *
 * @param name as the table calls it
 * @param program its command line up to its options; both servers know the same
 */
public record Contender(String name, List<String> program) {
    /** Copies {@code program}. */
    public Contender {
        program = List.copyOf(program);
    }

    /** Its options are the defaults, but that 10,000 clients may come and that silence is no reason to part. */
    List<String> command(int port) {
        List<String> all = new ArrayList<>(program);
        all.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
        all.addAll(List.of("--concurrent_limit", "20000", "--alive_timeout", "3600000"));
        return all;
    }
}
