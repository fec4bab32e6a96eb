package app.parley.bench;

import java.io.IOException;
import java.util.Map;

/** One question put to one server, fresh each time. */
interface Measurement {
    /** Figures by their keys, as {@link Figure} lists them. */
    Map<String, Double> once(Contender contender) throws IOException, InterruptedException;
}
