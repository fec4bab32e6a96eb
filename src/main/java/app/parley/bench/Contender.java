package app.parley.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A server program to be measured.
 *
 * @param name as the table calls it
 * @param program its command line up to its options; both servers know the same
 * @param unlimited what makes it take messages as fast as one client sends them; empty where it always does
 */
public record Contender(String name, List<String> program, List<String> unlimited) {
    /** Copies the lists. */
    public Contender {
        program = List.copyOf(program);
        unlimited = List.copyOf(unlimited);
    }

    /** The same without a limit to a client's messages. */
    Contender withoutRateLimit() {
        return with(unlimited);
    }

    /** The same behind TLS; both servers have the same options for it. */
    Contender withTls(PracticeCertificate pem) {
        return with(List.of(
                "--sslcert", pem.certificate().toString(), "--sslkey", pem.key().toString()));
    }

    private Contender with(List<String> options) {
        List<String> all = new ArrayList<>(program);
        all.addAll(options);
        return new Contender(name, all, List.of());
    }

    /** Its options are the defaults, but that 10,000 clients may come and that silence is no reason to part. */
    List<String> command(int port) {
        List<String> all = new ArrayList<>(program);
        all.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
        all.addAll(List.of("--concurrent_limit", "20000", "--alive_timeout", "3600000"));
        return all;
    }
}
