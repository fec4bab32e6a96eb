package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.cli.PrivatePulseAudio;
import app.parley.cli.VirtualSound;
import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import app.parley.rig.XClient;
import app.parley.rig.Xvfb;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real programs in two windows, with the computer's own server between them and real keys and a real pointer. */
class RealWindowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    /** Not how fast it is (that is printed), but far from a thread that waits for a device or a network. */
    private static final int LONGEST_STANDSTILL_MS = 3000;

    @TempDir
    Path home;

    private Xvfb xvfb;

    @Test
    void twoPeopleCallEachOtherAndCloseTheirWindows() throws Exception {
        // Of the two, ann starts for the first time, and bob with settings that nobody can read.
        Path unreadable = Files.createDirectories(home.resolve("CONFIG_HOME/parley/profiles/bob/settings.json"));
        // Without sound, each would see the other muted from the start.
        try (PrivatePulseAudio pulse =
                        PrivatePulseAudio.start(List.of(VirtualSound.tone("ann", 440), VirtualSound.tone("bob", 660)));
                Xvfb screen = Xvfb.start(2560, 720);
                ChildProcess ann = start("ann", "left", screen, pulse.environment(VirtualSound.tone("ann", 440)));
                ChildProcess bob = start("bob", "right", screen, pulse.environment(VirtualSound.tone("bob", 660)))) {
            xvfb = screen;
            answerFirstQuestion(ann, "ann");
            awaitSaid(bob, "text #own-id", "bob"::equals);
            String note = tell(bob, "text #settings-damage");
            assertTrue(note.startsWith("Your settings in " + unreadable + " cannot be read"), note);
            call(ann, bob);
            eachSeesTheOther(ann, bob);
            switchesAreSeenByTheOther(ann, bob);
            controlsHideAndComeBack(ann);
            hangUp(ann, bob);
            neverStoodStill(ann);
            neverStoodStill(bob);
            closes(ann, "ann");
            closes(bob, "bob");
            assertTrue(Files.isDirectory(unreadable));
        }
    }

    @Test
    void theValueInForceTakesThePlaceOfOneOfNoUse() throws Exception {
        Path settings = home.resolve("CONFIG_HOME/parley/profiles/ann/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings, "{\"theme\":\"PINK\",\"camera\":5,\"reach\":\"THIS_COMPUTER\",\"server\":\"calls example\"}");
        try (Xvfb screen = Xvfb.start(2560, 1600);
                ChildProcess ann = start("ann", "left", screen, Map.of())) {
            xvfb = screen;
            awaitSaid(ann, "text #settings-damage", text -> text.contains("camera, server, theme"));
            tell(ann, "click #change-reach");
            tell(ann, "click #reach-save");
            awaitSaid(ann, "text #settings-damage", text -> text.contains("camera, theme"));
            // The card is put away a little later: a click beside it would do no more than that.
            tell(ann, "gone #reach-save");
            tell(ann, "click #settings");
            tell(ann, "click #SYSTEM");
            awaitSaid(ann, "text #settings-damage", text -> !text.contains("theme"));
            tell(ann, "click #camera-choice");
            tell(ann, "click .radio-menu-item:checked");
            tell(ann, "gone #settings-damage");
            closes(ann, "ann");
        }
        String saved = Files.readString(settings);
        for (String each : List.of("\"theme\": \"SYSTEM\"", "\"camera\": \"\"", "\"server\": \"\"")) {
            assertTrue(saved.contains(each), saved);
        }
    }

    private static void answerFirstQuestion(ChildProcess person, String id) throws Exception {
        tell(person, "click #reach-save");
        awaitSaid(person, "text #own-id", id::equals);
        tell(person, "gone #reach-save");
    }

    private void call(ChildProcess ann, ChildProcess bob) throws Exception {
        tell(ann, "click #dial");
        tell(ann, "type bob");
        tell(ann, "click #call-video");
        awaitSaid(bob, "text #caller", "ann"::equals);
        tell(bob, "click #accept");
        awaitSaid(ann, "text #call-time", time -> !time.equals("0:00"));
        assertTrue(windows().contains("\"bob – Parley\""), this::windows);
        assertTrue(windows().contains("\"ann – Parley\""), this::windows);
    }

    private String windows() {
        try {
            return ChildProcess.run(List.of("xwininfo", "-display", xvfb.display(), "-root", "-tree"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The other's card large, the own one small and as in a mirror. */
    private void eachSeesTheOther(ChildProcess ann, ChildProcess bob) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String why = "";
        do {
            Path png = Project.target().resolve("real-window.png");
            xvfb.screenshot(png);
            ScreenPart annSees = ScreenPart.of(png, tell(ann, "bounds #remote"));
            ScreenPart annOwn = ScreenPart.of(png, tell(ann, "bounds #own-tile"));
            ScreenPart bobSees = ScreenPart.of(png, tell(bob, "bounds #remote"));
            ScreenPart bobOwn = ScreenPart.of(png, tell(bob, "bounds #own-tile"));
            why = ScreenPart.verdict(bobSees, annOwn) + ScreenPart.verdict(annSees, bobOwn);
        } while (!why.isEmpty() && System.nanoTime() < until);
        assertEquals("", why);
    }

    private static void switchesAreSeenByTheOther(ChildProcess ann, ChildProcess bob) throws Exception {
        tell(ann, "press M");
        tell(ann, "off #microphone");
        tell(bob, "see #peer-muted");
        tell(ann, "press M");
        tell(ann, "on #microphone");
        tell(bob, "gone #peer-muted");
        tell(ann, "press V");
        tell(bob, "see .call-placeholder");
        tell(ann, "gone #own-tile");
        tell(ann, "press V");
        tell(bob, "gone .call-placeholder");
        tell(ann, "see #own-tile");
    }

    private static void controlsHideAndComeBack(ChildProcess ann) throws Exception {
        tell(ann, "move 300 300");
        tell(ann, "gone .call-controls");
        tell(ann, "move 320 310");
        tell(ann, "shown .call-controls");
    }

    private static void hangUp(ChildProcess ann, ChildProcess bob) throws Exception {
        tell(ann, "press CONTROL D");
        awaitSaid(ann, "text #end-next", "You hung up."::equals);
        awaitSaid(bob, "text #end-next", "ann hung up."::equals);
        tell(bob, "click #end-home");
        tell(bob, "see #dial");
        // One's own doing goes by itself.
        tell(ann, "see #dial");
    }

    private static void neverStoodStill(ChildProcess person) throws Exception {
        int gap = Integer.parseInt(tell(person, "gap"));
        System.out.println("largest gap between two pulses of the window: " + gap + " ms");
        assertTrue(gap < LONGEST_STANDSTILL_MS, () -> gap + " ms");
    }

    private void closes(ChildProcess person, String name) throws Exception {
        List<ProcessHandle> children =
                ProcessHandle.of(person.pid()).orElseThrow().descendants().toList();
        long before = System.nanoTime();
        XClient.close(xvfb, "Parley (" + name + ")");
        assertEquals(0, person.awaitExit(PATIENCE));
        System.out.printf(
                "the process of %s ended %d ms after its window was closed%n",
                name, Duration.ofNanos(System.nanoTime() - before).toMillis());
        assertFalse(children.stream().anyMatch(ProcessHandle::isAlive));
        assertEquals(
                List.of(),
                person.stderr().stream()
                        .filter(line -> line.contains("Exception"))
                        .toList());
    }

    /** One line to the hand; gives what it said, empty for done. */
    private static String tell(ChildProcess person, String line) throws Exception {
        long answered = answers(person, line).size();
        person.stdin().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        person.stdin().flush();
        person.awaitErrorLine(_ -> answers(person, line).size() > answered, PATIENCE);
        String answer = answers(person, line).getLast();
        assertFalse(answer.startsWith("failed"), answer);
        return answer.startsWith("said") ? answer.substring("said ".length() + line.length() + 2) : "";
    }

    private static List<String> answers(ChildProcess person, String line) {
        return person.stderr().stream()
                .filter(said -> said.equals("done " + line)
                        || said.startsWith("said " + line + ": ")
                        || said.startsWith("failed " + line + ": "))
                .toList();
    }

    private static void awaitSaid(ChildProcess person, String line, Predicate<String> wanted) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String said;
        do {
            said = tell(person, line);
        } while (!wanted.test(said) && System.nanoTime() < until);
        assertTrue(wanted.test(said), line + " said " + said);
    }

    /** As the launcher does, with our tests patched in. */
    private ChildProcess start(String name, String half, Xvfb screen, Map<String, String> sound) throws IOException {
        Path target = Project.target();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC"));
        command.add("--enable-native-access=javafx.graphics,webrtc.java,io.netty.common,app.parley,ALL-UNNAMED");
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-Duser.language=en"));
        command.addAll(List.of("-p", target.resolve("classes") + File.pathSeparator + target.resolve("app/mods")));
        command.addAll(List.of("--patch-module", "app.parley=" + target.resolve("test-classes")));
        command.addAll(List.of("-cp", target.resolve("app/lib") + "/*"));
        command.addAll(List.of("-m", "app.parley/app.parley.ui.RealWindow"));
        command.addAll(List.of("--profile", name, "--as", name, "--media", "test", "--half", half));
        Map<String, String> environment = new HashMap<>(screen.environment());
        environment.putAll(sound);
        environment.put("GDK_BACKEND", "x11");
        for (String folder : List.of("CONFIG_HOME", "STATE_HOME", "RUNTIME_DIR")) {
            environment.put(
                    "XDG_" + folder,
                    Files.createDirectories(home.resolve(folder)).toString());
        }
        return ChildProcess.start("window-" + name, environment, command);
    }
}
