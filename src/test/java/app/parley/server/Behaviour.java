package app.parley.server;

import app.parley.server.ServerPair.Setup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client does to both servers, and what may differ in what it sees.
 *
 * @param wanted how the servers are to differ; null where they must not
 */
record Behaviour(
        String name, Setup setup, Script script, @Nullable Difference wanted) {
    /** What is done, with everything that came back written down. */
    @FunctionalInterface
    interface Script {
        void run(Transcript transcript) throws Exception;
    }

    /** @param key stands in ARCHITECTURE.md's table, too */
    record Difference(String key, List<String> npm, List<String> parley) {}

    /** On servers without options. */
    static Behaviour of(String name, Script script) {
        return on(Setup.PLAIN, name, script);
    }

    static Behaviour on(Setup setup, String name, Script script) {
        return new Behaviour(name, setup, script, null);
    }

    /** The same, but the servers are to differ, exactly like this: one line each of the transcripts. */
    Behaviour differing(String key, String npm, String parley) {
        return new Behaviour(
                name,
                setup,
                script,
                new Difference(key, npm.lines().toList(), parley.lines().toList()));
    }

    @Override
    public String toString() {
        return name;
    }
}
