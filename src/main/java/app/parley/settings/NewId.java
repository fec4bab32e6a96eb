package app.parley.settings;

import app.parley.call.PeerId;
import java.util.random.RandomGenerator;

/** Makes IDs that can be read out over a telephone: {@code amber-fox-217}; some 15 million of them. */
public final class NewId {
    private NewId() {}

    /** @param random secure where IDs should not be guessed from one another */
    public static PeerId make(RandomGenerator random) {
        var first = FriendlyWords.QUALITIES.get(random.nextInt(FriendlyWords.QUALITIES.size()));
        var second = FriendlyWords.THINGS.get(random.nextInt(FriendlyWords.THINGS.size()));
        return new PeerId(first + "-" + second + "-" + random.nextInt(100, 1000));
    }
}
