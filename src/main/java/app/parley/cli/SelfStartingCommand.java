package app.parley.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A command that starts this very program again, as peers or servers. What was typed wrongly ends it with a sentence, as
 * does a system that does not tell how the program was started.
 */
abstract class SelfStartingCommand implements Callable<Integer> {
    final CliWords words = new CliWords(Locale.getDefault());
    final Ranges ranges = new Ranges(words);

    @Override
    public final Integer call() throws IOException, InterruptedException {
        Optional<List<String>> self = OwnCommand.prefix();
        if (self.isEmpty()) {
            return cannot(words.say("self.unknown"));
        }
        // A display, a browser or a peer would go on for ever once nobody is left to end it.
        Runtime.getRuntime().addShutdownHook(new Thread(SelfStartingCommand::endAllStarted, "end-all-started"));
        try {
            return run(self.get());
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            return ExitCode.WRONG_USAGE.number();
        } catch (MissingProgramException e) {
            return cannot(String.valueOf(e.getMessage()));
        } catch (FileSystemException e) {
            System.err.println(words.say("file.failed", String.valueOf(e.getMessage())));
            return ExitCode.WRONG_USAGE.number();
        }
    }

    private static void endAllStarted() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    /**
     * @param self the program's command line up to its own arguments
     * @return the exit code
     */
    abstract int run(List<String> self) throws IOException, InterruptedException, UsageException;

    /** Says what this machine lacks. */
    static int cannot(String sentence) {
        System.err.println(sentence);
        return ExitCode.MACHINE_CANNOT.number();
    }
}
