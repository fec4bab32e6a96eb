package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When {@code ./parley} builds, and that it does so once. */
class LauncherBuildTest extends LauncherInACheckout {
    @Test
    void onlyWhatIsStaleIsBuilt() throws Exception {
        String build = "-B -ntp -q process-classes";
        assertEquals("Building Parley…\n", run("serve").err());
        assertEquals("", run("serve").err());
        assertEquals(List.of(build), noted("mvn"));
        for (String changed : List.of("src/main/java/A.java", "pom.xml", "resources")) {
            Files.setLastModifiedTime(checkout.resolve("target/app/.built"), FileTime.from(Instant.now()));
            assertEquals("", run("serve").err(), changed);
            Files.setLastModifiedTime(
                    checkout.resolve(changed), FileTime.from(Instant.now().plusSeconds(5)));
            assertEquals("Building Parley…\n", run("serve").err(), changed);
            Files.setLastModifiedTime(
                    checkout.resolve(changed), FileTime.from(Instant.now().minusSeconds(5)));
        }
        assertEquals(4, noted("mvn").size());
    }

    @Test
    void aBuildThatFailsShowsWhyAndIsTriedAgain() throws Exception {
        tool("mvn", "[ \"$1\" = --version ] && echo Apache Maven 3.9.9 && exit; echo 'A.java:1: no'; exit 1");
        var run = run("serve");
        assertEquals(70, run.code());
        assertTrue(run.err().contains("A.java:1: no"), run.err());
        assertEquals("", run.out());
        assertEquals(70, run("serve").code());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoThatStartTogetherBuildOnce(boolean flock) throws Exception {
        // Each waits for its condition, which this test brings about: first builds while second waits.
        String go = "until [ -e " + directory + "/go ]; do /bin/sleep 0.01; done";
        tool(
                "mvn",
                "[ \"$1\" = --version ] && echo Apache Maven 3.8.7 && exit; echo built >>" + notes("mvn") + "; " + go);
        String waiting = "echo waits >>" + notes("waiting") + "; ";
        Files.delete(tools.resolve("flock"));
        if (flock) {
            tool("flock", waiting + "exec /usr/bin/flock \"$@\"");
        } else {
            Files.delete(tools.resolve("sleep"));
            tool("sleep", waiting + "exec /bin/sleep 0.01");
        }
        var first = start("serve");
        await("mvn", 1);
        var second = start("serve");
        await("waiting", flock ? 2 : 1);
        Files.createFile(directory.resolve("go"));
        assertEquals(0, finish(first).code());
        var waited = finish(second);
        assertEquals(0, waited.code());
        assertEquals("", waited.err());
        assertEquals(List.of("built"), noted("mvn"));
    }

    @Test
    void aLockWhoseOwnerDiedIsTakenOver() throws Exception {
        Files.delete(tools.resolve("flock"));
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(checkout.resolve("target/.lock"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        assertEquals("Building Parley…\n", run("serve").err());
        assertTrue(Files.notExists(lock));
    }

    @Test
    void anOldMavenIsRefused() throws Exception {
        tool("mvn", "echo Apache Maven 3.6.3");
        var run = run("serve");
        assertEquals(8, run.code());
        assertTrue(run.err().contains("3.6.3"), run.err());
    }
}
