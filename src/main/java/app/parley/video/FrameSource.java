package app.parley.video;

/** Makes pictures of its own accord, at its own pace, on its own thread: a test card, a shared screen. */
public interface FrameSource {
    /** Where the pictures go. */
    @FunctionalInterface
    interface Target {
        /**
         * Asks for one picture: {@code painter} is run at once, on the calling thread, and fills a buffer of the given
         * size. Contents are undefined before.
         */
        void frame(int width, int height, Painter painter);
    }

    /** Fills a picture. */
    @FunctionalInterface
    interface Painter {
        void paint(I420 into);
    }

    /** Begins; at most once until {@link #stop()}. */
    void start(Target target);

    /** Ends; when it returns, the target is not called any more. Harmless when not started. */
    void stop();
}
