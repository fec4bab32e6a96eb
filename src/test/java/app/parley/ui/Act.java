package app.parley.ui;

/** What a person does with the window, and what must come of it. */
interface Act {
    String name();

    void play(Stagehand hand) throws Exception;

    static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("not so: " + what);
        }
    }
}
