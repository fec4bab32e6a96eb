package app.parley.webrtc;

/** Java's heap between calls. */
final class JavaHeap {
    private JavaHeap() {}

    /**
     * Collects what a call has left: arrays of pictures above all, which lie in the old generation. Where they lay there
     * still, the next call would fill it up as it begins, and all would stop for a full collection just then. It stops
     * everything for some 40 ms, so not during a call.
     */
    static void collect() {
        System.gc();
    }
}
