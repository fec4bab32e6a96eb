package app.parley.video;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox with one slot between one producer thread and one consumer thread: the newest picture wins, nobody waits,
 * nothing is allocated once the pictures have their size.
 *
 * <p>Three pictures go round: the producer owns {@code back}, the consumer owns {@code front}, the third lies in
 * {@code middle}, fresh or already seen. Handing over is one atomic exchange, which also carries the pixels across
 * threads.
 */
public final class LatestPicture {
    private static final int INDEX = 3;
    private static final int FRESH = 4;

    /** Told of each picture that the consumer takes, on the consumer's thread, before it is drawn. */
    @FunctionalInterface
    public interface TakenTap {
        /** @param takenNanos {@link System#nanoTime()} */
        void onTaken(Picture picture, long takenNanos);
    }

    private final TakenTap tap;
    private final Picture[] pictures = {new Picture(), new Picture(), new Picture()};
    private final AtomicInteger middle = new AtomicInteger(1);
    /** Owned by the producer. */
    private int back = 0;
    /** Owned by the consumer. */
    private int front = 2;
    /** Width in the upper half, height in the lower: read and written as one. */
    private volatile long paneSize;

    private volatile Runnable arrival = () -> {};

    public LatestPicture() {
        this((_, _) -> {});
    }

    /** @param tap must be quick, and keeps nothing */
    public LatestPicture(TakenTap tap) {
        this.tap = tap;
    }

    /**
     * Consumer: how many screen pixels there are to fill. The producer scales to fit, so that nothing is scaled when
     * drawn. 0 x 0 says that nobody looks: nothing is converted.
     */
    public void setPaneSize(int width, int height) {
        paneSize = ((long) width << Integer.SIZE) | height;
    }

    public int paneWidth() {
        return (int) (paneSize >>> Integer.SIZE);
    }

    public int paneHeight() {
        return (int) paneSize;
    }

    /**
     * Consumer: who is told from now on of each picture that has come, on the producer's thread and so quickly. It takes
     * the place of who was told before.
     */
    public void announceTo(Runnable arrival) {
        this.arrival = arrival;
    }

    /** Producer: a picture of this size to fill and then {@link #publish()}. Contents are undefined. */
    public Picture beginWrite(int width, int height, int rotation) {
        Picture picture = pictures[back];
        picture.resize(width, height, rotation);
        return picture;
    }

    /** Producer: what {@link #beginWrite} gave is complete; it replaces a picture that was not fetched. */
    public void publish() {
        back = middle.getAndSet(back | FRESH) & INDEX;
        arrival.run();
    }

    /**
     * Consumer: the newest picture, or null if none came since the last call. It stays untouched until the next call
     * that returns one.
     */
    public @Nullable Picture takeNewest() {
        if ((middle.get() & FRESH) == 0) {
            return null;
        }
        front = middle.getAndSet(front) & INDEX;
        tap.onTaken(pictures[front], System.nanoTime());
        return pictures[front];
    }
}
