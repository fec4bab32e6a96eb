package app.parley.cli;

/** Refuses numbers that an option cannot take, in the person's language. */
record Ranges(CliWords words) {
    /** @throws UsageException unless {@code least <= value <= most} */
    void check(String option, long value, long least, long most) throws UsageException {
        if (value < least || value > most) {
            throw new UsageException(words.say("serve.range", option, least, most, value));
        }
    }
}
