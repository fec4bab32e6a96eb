package app.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A command that starts this very program again and reads in Linux's {@code /proc} what it uses. English only. */
abstract class MeasuringCommand extends SelfStartingCommand {
    @Override
    final int run(List<String> self) throws IOException, InterruptedException, UsageException {
        return Files.isReadable(Path.of("/proc/self/smaps_rollup"))
                ? measure(self).number()
                : cannot("This needs Linux: it reads in /proc what processes use.");
    }

    /** @param self the program's command line up to its own arguments */
    abstract ExitCode measure(List<String> self) throws IOException, InterruptedException, UsageException;
}
