package app.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Calls between two Parleys, measured one way or another; figures by their keys. */
public interface OurCalls {
    /** Of the PeerJS server on loopback that they use. */
    int port();

    /**
     * Starts two Parleys without windows that call one after the other.
     *
     * @param ring how long each rings before it is answered
     * @param pause between two calls, in which others may be measured
     */
    Row row(int calls, Duration ring, Duration pause) throws IOException, InterruptedException;

    /** One call with windows; {@code length} in all. */
    Map<String, Double> steady(Duration length) throws IOException, InterruptedException;

    /** Calls in a row. */
    interface Row extends AutoCloseable {
        /** Waits for the end of the next call: {@code dialMs}, {@code acceptMs}. */
        Map<String, Double> next() throws IOException, InterruptedException;

        @Override
        void close();
    }
}
