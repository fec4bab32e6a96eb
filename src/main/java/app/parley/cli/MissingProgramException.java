package app.parley.cli;

import app.parley.SearchPath;
import java.io.IOException;
import java.io.Serial;

/** A program that a command starts is not installed; the message is a sentence that says how to come by it. */
final class MissingProgramException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private MissingProgramException(String sentence) {
        super(sentence);
    }

    /**
     * Looks for it on the PATH.
     *
     * @param debian the package that Debian has it in
     * @throws MissingProgramException if it is not there
     */
    static void check(String program, String debian) throws MissingProgramException {
        if (!SearchPath.has(program)) {
            throw of(program, debian);
        }
    }

    /** Says so where somebody else has looked. */
    static MissingProgramException of(String program, String debian) {
        return new MissingProgramException(
                "This needs " + program + ": apt-get install --no-install-recommends " + debian);
    }
}
