package app.parley.cli;

/** What a tester may demand of a call that connected. */
public enum Expectation {
    /** At least ten decoded frames, whatever the picture. */
    VIDEO {
        @Override
        boolean isMetBy(CallFigures figures) {
            return figures.frames() >= LEAST_FRAMES;
        }
    },
    /** Packets, and over the whole call a level above -60 dBFS: not silence. */
    AUDIO {
        @Override
        boolean isMetBy(CallFigures figures) {
            return figures.statistics().map(s -> s.audioPacketsReceived()).orElse(0L) > 0
                    && figures.tone().overallDbfs() > SILENCE_DBFS;
        }
    };

    static final int LEAST_FRAMES = 10;
    private static final double SILENCE_DBFS = -60;

    abstract boolean isMetBy(CallFigures figures);
}
