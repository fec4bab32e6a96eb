package app.parley.webrtc;

/**
 * What one library's calls ask of the process's memory. A library that has been replaced goes while the next one's call is
 * on: from then on it asks for nothing. Confined to call-control.
 */
final class CallMemory {
    private boolean over;

    /** @param pictures whether some are to come */
    void expect(boolean pictures) {
        if (!over) {
            NativeHeap.keepPictures(pictures);
        }
    }

    /**
     * A call's connection is gone.
     *
     * @param calls whether another is there, or on its way out
     * @param pictures whether some are to come
     */
    void giveBack(boolean calls, boolean pictures) {
        if (over) {
            return;
        }
        if (!calls) {
            JavaHeap.collect();
        }
        NativeHeap.giveBack();
        NativeHeap.keepPictures(pictures);
    }

    /** Leaves the memory to whatever comes after. */
    void leave() {
        over = true;
    }
}
