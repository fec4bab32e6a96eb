package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Of what goes to descriptor 1 only our own reaches scripts, and nobody hears what the library says at the very end. */
@DisabledOnOs(OS.WINDOWS)
class StandardOutputTest {
    /** Says something to descriptor 1 past the program, before and after its end. */
    static final class Talker {
        public static void main(String[] arguments) throws IOException {
            FileOutputStream library = new FileOutputStream(FileDescriptor.out);
            StandardOutput output = StandardOutput.claim();
            try (output) {
                output.println("ready bob");
                library.write("from the library\n".getBytes(StandardCharsets.US_ASCII));
            }
            library.write("after the end\n".getBytes(StandardCharsets.US_ASCII));
            output.println("a report, late");
        }
    }

    @Test
    void onlyOurOwnIsHeardOnceTheProgramHasEnded() throws Exception {
        try (ChildProcess talker = ChildProcess.start("talker", Project.java(Talker.class))) {
            assertEquals(0, talker.awaitExit(Duration.ofSeconds(90)), talker::toString);
            assertEquals(List.of("ready bob", "a report, late"), talker.stdout());
            assertEquals(List.of("from the library"), talker.stderr());
        }
    }

    /** A window, whose output no script reads. */
    static final class Window {
        public static void main(String[] arguments) throws IOException {
            try (StandardOutput output = StandardOutput.ofSystemOut()) {
                output.println("a hint");
            }
            StandardOutput.silence();
            new FileOutputStream(FileDescriptor.out).write("after the end\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void nobodyHearsWhatTheLibrarySaysAfterAWindowEither() throws Exception {
        try (ChildProcess window = ChildProcess.start("window", Project.java(Window.class))) {
            assertEquals(0, window.awaitExit(Duration.ofSeconds(90)), window::toString);
            assertEquals(List.of("a hint"), window.stdout());
        }
    }
}
