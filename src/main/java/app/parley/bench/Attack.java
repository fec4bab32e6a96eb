package app.parley.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a hostile client may do to a server. Each goes on until its process ends; who is cut off comes again after a second. */
enum Attack {
    /** 1,000 connections that send their request a byte at a time, one each half second. */
    SLOW_LORIS("slow-loris", "1,000 requests, a byte each 0.5 s"),
    /** 1,000 connections that say nothing; a server with TLS waits for their hello. */
    SILENT("silent", "1,000 silent connections"),
    /** 10 clients that send a message of 1 MiB. */
    BIG_FRAMES("big-frames", "10 clients with 1 MiB messages"),
    /** 10 clients that read nothing of the 20 messages of 16 KiB a second that each is sent. */
    SLOW_READERS("slow-readers", "10 clients that do not read");

    private final String word;
    private final String text;

    Attack(String word, String text) {
        this.word = word;
        this.text = text;
    }

    String word() {
        return word;
    }

    String text() {
        return text;
    }

    static Optional<Attack> named(String word) {
        return Stream.of(values())
                .filter(it -> it.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Attacks; does not return. */
    void run(InetSocketAddress server) throws IOException, InterruptedException {
        switch (this) {
            case SLOW_LORIS -> new Dribblers(server, LoadFrames.upgrade("loris", "slow")).run();
            case SILENT -> new Dribblers(server, new byte[0]).run();
            case BIG_FRAMES -> BadClients.bigFrames(server).run();
            case SLOW_READERS -> BadClients.slowReaders(server).run();
        }
    }
}
