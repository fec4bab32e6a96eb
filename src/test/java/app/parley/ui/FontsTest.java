package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class FontsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Ends as a signal that cannot be caught ends a program: JavaFX deletes nothing. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] none) {
            System.out.println(new Icon(Feather.PHONE).getFont().getFamily());
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }

    @TempDir
    Path temporary;

    @Test
    void aProgramOfACheckoutThatIsKilledLeavesNoFont() throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary + " -Dparley.checkout=" + Project.root());
        try (ChildProcess killed = ChildProcess.start("fonts", environment, Project.java(Killed.class))) {
            assertEquals(0, killed.awaitExit(PATIENCE), () -> killed.stderr().toString());
            assertEquals(List.of("FeatherIcons"), killed.stdout());
        }
        assertEquals(List.of(), copies());
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(it -> it.getFileName().toString().startsWith("+JXF"))
                    .toList();
        }
    }
}
