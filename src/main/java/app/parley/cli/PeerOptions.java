package app.parley.cli;

import app.parley.capture.TestCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that a call, an answer and the window share. */
public final class PeerOptions {
    /** Where pictures and sound come from. */
    enum Media {
        devices,
        test
    }

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Signaling server: ws[s]://HOST[:PORT][/PATH][?key=KEY]. Default: the one in the settings, or"
                    + " one on this computer that every Parley shares.")
    @Nullable
    String server;

    @Option(
            names = "--as",
            paramLabel = "ID",
            description = "The ID to be called by. Default: the profile's; headless, a fresh one.")
    @Nullable
    String as;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Proves the ID to the server with the token in this file, such as a JWT. Default: the"
                    + " profile's own.")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "A second person on this computer: own settings, ID and history.")
    @Nullable
    String profile;

    @Option(
            names = "--media",
            paramLabel = "KIND",
            description =
                    "devices: camera and microphone. test: a test card instead of the camera. Default: ${DEFAULT-VALUE}.")
    Media media = Media.devices;

    @Mixin
    DeviceOptions devices = new DeviceOptions();

    @Option(
            names = "--ice",
            paramLabel = "SERVER",
            description = "ICE server, repeatable: stun:HOST[:PORT], turn:USER:PASS@HOST[:PORT]?transport=udp|tcp,"
                    + " turns:... Default: those in the settings.")
    List<String> ice = new ArrayList<>();

    @Option(names = "--relay-only", description = "Hide this computer's addresses: go through a TURN server only.")
    boolean relayOnly;

    @Option(names = "--port-range", paramLabel = "MIN-MAX", description = "UDP ports to use.")
    @Nullable
    String portRange;

    @Option(names = "--headless", description = "No window: for call and answer.")
    boolean headless;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Hang up this long after the call has connected: 10s, 500ms, 2m.")
    @Nullable
    String duration;

    @Option(
            names = "--expect",
            paramLabel = "WHAT",
            split = ",",
            description = "video: at least 10 decoded frames. audio: packets, and louder than -60 dBFS. Repeatable.")
    Set<ExpectationName> expect = EnumSet.noneOf(ExpectationName.class);

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one JSON object a call; - is standard output.")
    @Nullable
    String report;

    @Option(names = "--size", hidden = true, paramLabel = "WxH", description = "Of the test card.")
    String size = TestCard.WIDTH + "x" + TestCard.HEIGHT;

    @Option(names = "--pause", hidden = true, paramLabel = "TIME", description = "Between calls.")
    String pause = "200ms";

    @Option(names = "--ring", hidden = true, paramLabel = "TIME", description = "Before --auto-answer accepts.")
    String ring = "0ms";

    @Option(names = "--kept", hidden = true, paramLabel = "ID", description = "Besides those whom the profile keeps.")
    Set<String> kept = Set.of();

    @Option(names = "--screenshot", hidden = true, description = "Write a picture of the window during the call.")
    @Nullable
    Path screenshot;

    @Option(names = "--half", hidden = true, description = "Which half of the screen the window takes: left, right.")
    @Nullable
    String half;

    /** So many calls were asked for, or no end of them; empty where nothing was said. */
    Optional<Integer> calls = Optional.empty();

    /** Whether a tester started it: then it leaves when the script is over. */
    public boolean isScripted() {
        return duration != null || report != null || !expect.isEmpty() || calls.isPresent();
    }

    /** Where a picture of the window goes. */
    public Optional<Path> screenshot() {
        return Optional.ofNullable(screenshot);
    }

    /** Which half of the screen the window takes. */
    public Optional<String> half() {
        return Optional.ofNullable(half);
    }

    /** Whether the server was typed, and so is not the settings' affair. */
    public boolean isServerGiven() {
        return server != null;
    }

    /** Whether the ID was typed, and so is not the settings' affair. */
    public boolean isIdGiven() {
        return as != null;
    }

    /** Whether the token that was named is for the profile's ID. */
    boolean provesProfilesId() {
        return tokenFile != null && as == null;
    }

    /** The expectations as typed. */
    enum ExpectationName {
        video(Expectation.VIDEO),
        audio(Expectation.AUDIO);

        private final Expectation expectation;

        ExpectationName(Expectation expectation) {
            this.expectation = expectation;
        }
    }

    Set<Expectation> expectations() {
        Set<Expectation> expected = EnumSet.noneOf(Expectation.class);
        expect.forEach(name -> expected.add(name.expectation));
        return expected;
    }

    Optional<Path> reportFile() {
        return Optional.ofNullable(report).filter(name -> !name.equals("-")).map(Path::of);
    }

    boolean reportsToStandardOutput() {
        return "-".equals(report);
    }
}
