package app.parley.control;

/** The port to whatever makes a call noticed. Called on call-control; returns at once. */
public interface Ringer {
    void startRinging();

    void stopRinging();

    /** Rings nobody: headless. */
    Ringer SILENT = new Ringer() {
        @Override
        public void startRinging() {}

        @Override
        public void stopRinging() {}
    };
}
