package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The operators' libraries are here in the tests, and where they are not, that is noticed before anything breaks. */
class ServerLibrariesTest {
    @Test
    void areFoundWhereTheyAre() {
        assertTrue(ServerLibraries.hasNats());
        assertTrue(ServerLibraries.hasMetrics());
        assertTrue(ServerLibraries.hasJwt());
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void epollIsUsedWhereItIsThere() {
        assertEquals("epoll", Transport.best().name());
    }

    @Test
    void areMissedWhereTheyAreNot() throws Exception {
        // The class path of the rig's children is the desktop's.
        List<String> command = new ArrayList<>(Project.java(ServerLibrariesTest.class));
        try (ChildProcess child = ChildProcess.start("libraries", Map.of(), command)) {
            assertEquals(0, child.awaitExit(Duration.ofSeconds(90)));
            assertEquals(List.of("false false false nio"), child.stdout());
        }
    }

    /** Says what is here; no JUnit on this class path, so nothing of it may be touched. */
    public static void main(String[] arguments) {
        System.out.println(ServerLibraries.hasNats() + " " + ServerLibraries.hasMetrics() + " "
                + ServerLibraries.hasJwt() + " " + Transport.best().name());
    }
}
