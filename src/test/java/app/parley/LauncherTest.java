package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@code ./parley} in a checkout that is not one, on a PATH of tools that only note what they are told. */
class LauncherTest {
    private static final List<String> REAL_TOOLS = List.of(
            "dirname",
            "readlink",
            "sed",
            "sort",
            "tr",
            "cat",
            "find",
            "head",
            "mktemp",
            "rm",
            "mv",
            "mkdir",
            "touch",
            "flock",
            "sleep");
    private static final String LIBRARIES = "libgtk-3.so.0 libXtst.so.6 libXxf86vm.so.1 libpulse.so.0";

    @TempDir
    Path directory;

    private Path checkout;
    private Path tools;
    private Path jdks;

    @BeforeEach
    void makeACheckout() throws IOException {
        checkout = Files.createDirectory(directory.resolve("a checkout"));
        tools = Files.createDirectory(directory.resolve("tools"));
        jdks = Files.createDirectory(directory.resolve("jdks"));
        Files.copy(Path.of("parley"), checkout.resolve("parley"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(checkout.resolve("src/main/java"));
        Files.createDirectory(checkout.resolve("resources"));
        Files.writeString(checkout.resolve("src/main/java/A.java"), "");
        Files.writeString(checkout.resolve("pom.xml"), "");
        for (String tool : REAL_TOOLS) {
            for (String place : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(place + tool)) && !Files.exists(tools.resolve(tool))) {
                    tool(tool, "exec " + place + tool + " \"$@\"");
                }
            }
        }
        tool("ldconfig", "echo " + LIBRARIES);
        tool("id", "echo 1000");
        tool("apt-get", "echo \"$@\" >>" + notes("apt"));
        tool("mvn", "[ \"$1\" = --version ] && echo Apache Maven 3.8.7 || echo \"$@\" >>" + notes("mvn"));
        jdk("jdk-25", "25.0.3");
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Files.delete(jdks.resolve("jdk-25/release"));
        var run = run("--version");
        assertEquals(8, run.code);
        assertTrue(run.err.contains("JDK, version 25") && run.err.contains("https://adoptium.net"), run.err);
        assertEquals("", run.out);
    }

    @Test
    void anOlderJdkIsNamedAndNotTaken() throws Exception {
        Files.writeString(jdks.resolve("jdk-25/release"), "JAVA_VERSION=\"17.0.15\"\n");
        var run = run("call", "anna");
        assertEquals(8, run.code);
        assertTrue(run.err.contains("found here only: 17;"), run.err);
        assertEquals(List.of(), noted("mvn"));
    }

    @Test
    void anOrdinaryPersonIsToldTheExactCommand() throws Exception {
        tool("ldconfig", "echo libgtk-3.so.0 libXxf86vm.so.1");
        Files.delete(tools.resolve("mvn"));
        var run = run("call", "anna");
        assertEquals(8, run.code);
        assertTrue(
                run.err.endsWith("  sudo apt-get install -y --no-install-recommends libpulse0 libxtst6 maven\n"),
                run.err);
        assertEquals(List.of(), noted("apt"));
        assertEquals("", run.out);
    }

    @Test
    void rootOnDebianGetsWhatIsMissing() throws Exception {
        tool("ldconfig", "echo libgtk-3.so.0 libXxf86vm.so.1 libXtst.so.6");
        tool("id", "echo 0");
        var run = run("call", "anna");
        assertEquals(0, run.code);
        assertEquals(
                List.of("-qq update", "install -y --no-install-recommends -qq -o DPkg::Lock::Timeout=600 libpulse0"),
                noted("apt"));
        assertTrue(run.err.startsWith("Installing libpulse0\n"), run.err);
    }

    @Test
    void anInstallationThatFailsShowsWhy() throws Exception {
        tool("ldconfig", "echo libgtk-3.so.0");
        tool("id", "echo 0");
        tool("apt-get", "echo 'E: no such package'; exit 100");
        var run = run("call", "anna");
        assertEquals(8, run.code);
        assertTrue(run.err.contains("E: no such package"), run.err);
        assertEquals("", run.out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "--help", "--version", "who", "doctor"})
    void whatOpensNothingNeedsNoLibraries(String command) throws Exception {
        tool("ldconfig", "echo nothing");
        assertEquals(0, run(command).code);
    }

    @Test
    void aDemoWithoutADisplayBringsOne() throws Exception {
        var run = run("demo");
        assertTrue(run.err.endsWith(" pulseaudio pulseaudio-utils xvfb\n"), run.err);
    }

    @Test
    void onlyWhatIsStaleIsBuilt() throws Exception {
        String build = "-B -ntp -q process-classes";
        assertEquals("Building Parley…\n", run("serve").err);
        assertEquals("", run("serve").err);
        assertEquals(List.of(build), noted("mvn"));
        for (String changed : List.of("src/main/java/A.java", "pom.xml", "resources")) {
            Files.setLastModifiedTime(checkout.resolve("target/app/.built"), FileTime.from(Instant.now()));
            assertEquals("", run("serve").err, changed);
            Files.setLastModifiedTime(
                    checkout.resolve(changed), FileTime.from(Instant.now().plusSeconds(5)));
            assertEquals("Building Parley…\n", run("serve").err, changed);
            Files.setLastModifiedTime(
                    checkout.resolve(changed), FileTime.from(Instant.now().minusSeconds(5)));
        }
        assertEquals(4, noted("mvn").size());
    }

    @Test
    void aBuildThatFailsShowsWhyAndIsTriedAgain() throws Exception {
        tool("mvn", "[ \"$1\" = --version ] && echo Apache Maven 3.9.9 && exit; echo 'A.java:1: no'; exit 1");
        var run = run("serve");
        assertEquals(70, run.code);
        assertTrue(run.err.contains("A.java:1: no"), run.err);
        assertEquals("", run.out);
        assertEquals(70, run("serve").code);
    }

    @Test
    void anOldMavenIsRefused() throws Exception {
        tool("mvn", "echo Apache Maven 3.6.3");
        var run = run("serve");
        assertEquals(8, run.code);
        assertTrue(run.err.contains("3.6.3"), run.err);
    }

    @Test
    void argumentsArriveUnchanged() throws Exception {
        var run = run("call", "two words", "", "*", "$HOME", "it's", "\"q\"", "--report", "-", "a\nb");
        assertEquals(0, run.code);
        assertTrue(
                run.out.endsWith(
                        "[app.parley/app.parley.Main]\n[call]\n[two words]\n[]\n[*]\n[$HOME]\n[it's]\n[\"q\"]\n"
                                + "[--report]\n[-]\n[a\nb]\n"),
                run.out);
    }

    @Test
    void testRunsMavenWithWhatFollows() throws Exception {
        for (String tool : List.of(
                "Xvfb",
                "pulseaudio",
                "pactl",
                "gcc",
                "ip",
                "nft",
                "turnserver",
                "chromium",
                "npm",
                "nats-server",
                "convert",
                "xwininfo",
                "ps")) {
            tool(tool, "");
        }
        var run = run("test", "-Dtest=A B");
        assertEquals(0, run.code, run.err);
        assertEquals(List.of("-B -ntp -q process-classes", "-B -ntp verify -Dtest=A B"), noted("mvn"));
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
        assertEquals(0, finish(first).code);
        var waited = finish(second);
        assertEquals(0, waited.code);
        assertEquals("", waited.err);
        assertEquals(List.of("built"), noted("mvn"));
    }

    @Test
    void aLockWhoseOwnerDiedIsTakenOver() throws Exception {
        Files.delete(tools.resolve("flock"));
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(checkout.resolve("target/.lock"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        assertEquals("Building Parley…\n", run("serve").err);
        assertTrue(Files.notExists(lock));
    }

    private record Run(int code, String out, String err) {}

    private Run run(String... arguments) throws Exception {
        return finish(start(arguments));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("parley").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("PARLEY_JVMS", jdks.toString());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder.start();
    }

    private static Run finish(Process process) throws Exception {
        try {
            // A few lines each, which the pipes hold.
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
            return new Run(
                    process.exitValue(),
                    new String(process.getInputStream().readAllBytes()),
                    new String(process.getErrorStream().readAllBytes()));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void await(String name, int lines) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (noted(name).size() < lines) {
            assertTrue(System.nanoTime() < deadline, "never: " + name);
            Thread.onSpinWait();
        }
    }

    private Path notes(String name) {
        return directory.resolve(name + ".notes");
    }

    private List<String> noted(String name) throws IOException {
        return Files.exists(notes(name)) ? Files.readAllLines(notes(name)) : List.of();
    }

    private void tool(String name, String body) throws IOException {
        executable(tools.resolve(name), body);
    }

    private void jdk(String name, String version) throws IOException {
        Path bin = Files.createDirectories(jdks.resolve(name + "/bin"));
        executable(bin.resolve("javac"), "");
        executable(bin.resolve("java"), "printf '[%s]\\n' \"$@\"");
        Files.writeString(jdks.resolve(name + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static void executable(Path file, String body) throws IOException {
        // Written beside and moved: a file open for writing in a fork cannot be executed.
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                fresh, "#!/bin/sh\n" + body + "\n", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
