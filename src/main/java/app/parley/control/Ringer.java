package app.parley.control;

/** The port to whatever makes a call noticed. Called on call-control; returns at once. */
public interface Ringer {
    void startRinging();

    void stopRinging();

    /** The one who is called is being rung: lets the caller hear that. */
    void startRingback();

    void stopRingback();

    /** The person's choice, from any thread; off, nothing sounds. */
    void setOn(boolean on);

    /**
     * The person's choice, from any thread, for what begins to sound from now on.
     *
     * @param name as the system shows it; empty, or not there: the system's choice
     */
    void setSpeaker(String name);

    /** Rings nobody: headless. */
    Ringer SILENT = new Ringer() {
        @Override
        public void startRinging() {}

        @Override
        public void stopRinging() {}

        @Override
        public void startRingback() {}

        @Override
        public void stopRingback() {}

        @Override
        public void setOn(boolean on) {}

        @Override
        public void setSpeaker(String name) {}
    };
}
