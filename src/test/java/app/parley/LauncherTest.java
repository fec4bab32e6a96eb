package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./parley} needs, says and passes on. */
class LauncherTest extends LauncherInACheckout {
    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Files.delete(jdks.resolve("jdk-25/release"));
        var run = run("--version");
        assertEquals(8, run.code());
        assertTrue(run.err().contains("JDK, version 25") && run.err().contains("https://adoptium.net"), run.err());
        assertEquals("", run.out());
    }

    /** What no other test would miss: without, it is only slower, or keeps memory. */
    @Test
    void theCheckoutAndThePackageOpenTheSame() throws Exception {
        for (String opened : List.of(
                "javafx.graphics/com.sun.javafx.scene=",
                "javafx.graphics/com.sun.javafx.tk=",
                "javafx.graphics/com.sun.javafx.tk.quantum=",
                "webrtc.java/dev.onvoid.webrtc.internal=")) {
            for (Path starter : List.of(Path.of("parley"), Path.of("packaging/AppImage.java"))) {
                assertTrue(
                        Files.readString(starter).contains("--add-opens=" + opened + "app.parley"),
                        () -> starter + " does not open " + opened);
            }
        }
    }

    @Test
    void anOlderJdkIsNamedAndNotTaken() throws Exception {
        Files.writeString(jdks.resolve("jdk-25/release"), "JAVA_VERSION=\"17.0.15\"\n");
        var run = run("call", "anna");
        assertEquals(8, run.code());
        assertTrue(run.err().contains("found here only: 17;"), run.err());
        assertEquals(List.of(), noted("mvn"));
    }

    @Test
    void anOrdinaryPersonIsToldTheExactCommand() throws Exception {
        tool("ldconfig", "echo libgtk-3.so.0 libXxf86vm.so.1");
        Files.delete(tools.resolve("mvn"));
        var run = run("call", "anna");
        assertEquals(8, run.code());
        assertTrue(
                run.err().endsWith("  sudo apt-get install -y --no-install-recommends libpulse0 libxtst6 maven\n"),
                run.err());
        assertEquals(List.of(), noted("apt"));
        assertEquals("", run.out());
    }

    @Test
    void rootOnDebianGetsWhatIsMissing() throws Exception {
        tool("ldconfig", "echo libgtk-3.so.0 libXxf86vm.so.1 libXtst.so.6");
        tool("id", "echo 0");
        var run = run("call", "anna");
        assertEquals(0, run.code());
        assertEquals(
                List.of("-qq update", "install -y --no-install-recommends -qq -o DPkg::Lock::Timeout=600 libpulse0"),
                noted("apt"));
        assertTrue(run.err().startsWith("Installing libpulse0\n"), run.err());
    }

    @Test
    void anInstallationThatFailsShowsWhy() throws Exception {
        tool("ldconfig", "echo libgtk-3.so.0");
        tool("id", "echo 0");
        tool("apt-get", "echo 'E: no such package'; exit 100");
        var run = run("call", "anna");
        assertEquals(8, run.code());
        assertTrue(run.err().contains("E: no such package"), run.err());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "--help", "--version", "who", "completion"})
    void whatOpensNothingNeedsNoLibraries(String command) throws Exception {
        tool("ldconfig", "echo nothing");
        assertEquals(0, run(command).code());
    }

    @Test
    void aDemoWithoutADisplayBringsOne() throws Exception {
        var run = run("demo");
        assertTrue(run.err().endsWith(" pulseaudio pulseaudio-utils xvfb\n"), run.err());
    }

    /** It has its own display, sound and tools to pack with; what the tests need it has not. */
    @Test
    void aMacNeedsMavenAlone() throws Exception {
        tool("uname", "echo Darwin");
        Files.delete(tools.resolve("apt-get"));
        assertEquals(0, run("demo").code());
        assertEquals(0, run("package").code());
        var test = run("test");
        assertEquals(8, test.code());
        assertTrue(test.err().startsWith("The tests need Linux"), test.err());
        Files.delete(tools.resolve("mvn"));
        Files.writeString(checkout.resolve("pom.xml"), "<newer/>");
        Files.delete(checkout.resolve("target/app/.built"));
        var demo = run("demo");
        assertEquals(8, demo.code());
        assertTrue(demo.err().endsWith("  brew install maven\n"), demo.err());
    }

    @Test
    void howPackagesAreMadeIsSaidByTheirProgramWithoutItsTools() throws Exception {
        var help = run("package", "--help");
        assertTrue(help.out().endsWith("[packaging/Package.java]\n[--help]\n"), help.out() + help.err());
        var check = run("package", "--check");
        assertEquals(8, check.code());
        assertTrue(check.err().matches("(?s).*rpm.*"), check.err());
        // A call is made.
        assertTrue(check.err().contains("pulseaudio"), check.err());
    }

    @Test
    void argumentsArriveUnchanged() throws Exception {
        var run = run("call", "two words", "", "*", "$HOME", "it's", "\"q\"", "--report", "-", "a\nb");
        assertEquals(0, run.code());
        assertTrue(
                run.out()
                        .endsWith(
                                "[app.parley/app.parley.Main]\n[call]\n[two words]\n[]\n[*]\n[$HOME]\n[it's]\n[\"q\"]\n"
                                        + "[--report]\n[-]\n[a\nb]\n"),
                run.out());
    }

    @Test
    void onlyServersGetTheirOperatorsLibraries() throws Exception {
        String server = checkout.toRealPath() + "/target/app/mods:" + checkout.toRealPath() + "/target/app/server]";
        String serve = run("serve", "--port", "0").out();
        assertTrue(serve.contains(server) && serve.contains("[--add-modules=io.nats.jnats,"), serve);
        for (String[] desktop : new String[][] {{"call", "anna"}, {"answer"}, {"who"}, {}}) {
            String out = run(desktop).out();
            assertTrue(out.contains("/target/app/mods]\n"), out);
            assertFalse(out.contains("add-modules"), out);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--profile serve",
                "--as bench --headless call anna",
                "--profile demo --camera soak parley:anna",
                "--headless --report serve"
            })
    void anOptionsValueIsNoCommand(String arguments) throws Exception {
        var run = run(arguments.split(" "));
        // A bench or a demo would want packages that are not here, a server its operators' libraries.
        assertEquals(0, run.code(), run.err());
        assertFalse(run.out().contains("/target/app/server"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--profile=two serve", "--relay-only --headless --as anna serve"})
    void aCommandAfterOptionsIsOne(String arguments) throws Exception {
        assertTrue(run(arguments.split(" ")).out().contains("/target/app/server"));
    }

    @Test
    void aTestCardIsNoTestOfTheProgram() throws Exception {
        var run = run("--media", "test");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().endsWith("[app.parley/app.parley.Main]\n[--media]\n[test]\n"), run.out());
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
                "firefox",
                "npm",
                "nats-server",
                "wixl",
                "msiinfo",
                "plistutil",
                "systemd-analyze",
                "import",
                "xwininfo",
                "ps",
                "desktop-file-validate",
                "appstreamcli",
                "xmllint",
                "groff")) {
            tool(tool, "");
        }
        var run = run("test", "-Dtest=A B");
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("-B -ntp -q process-classes", "-B -ntp verify -Dtest=A B"), noted("mvn"));
    }
}
