package app.parley.cli;

import app.parley.call.EndReason;
import app.parley.call.PeerId;
import app.parley.control.CallSnapshot;
import app.parley.control.DeviceProblem;
import app.parley.control.IceServerProblem;
import app.parley.control.PeerMedia;
import app.parley.control.SignalingStatus;
import app.parley.control.SignalingStatus.Problem;
import app.parley.settings.SettingsDamage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * The command line's sentences in the person's language (English, or Simplified Chinese for any Chinese locale): what
 * happened, and what to do next. Immutable.
 */
public final class CliWords {
    private final Properties sentences = new Properties();
    private final Locale locale;

    /** @param locale such as {@link Locale#getDefault()}, which follows LC_ALL, LC_MESSAGES and LANG */
    public CliWords(Locale locale) {
        boolean chinese = locale.getLanguage().equals("zh");
        this.locale = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        // Not through ResourceBundle: a Chinese default locale would win over the English root.
        load("messages.properties");
        if (chinese) {
            load("messages_zh.properties");
        }
    }

    private void load(String file) {
        try (var in = CliWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file);
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a call with {@code peer} ended. */
    public String of(EndReason reason, String peer) {
        return say("end." + reason, peer);
    }

    /** @param server its URL */
    public String of(Problem problem, String server) {
        return say("signaling." + problem, server);
    }

    public String of(DeviceProblem problem) {
        return say("device." + problem);
    }

    public String badIceServer(IceServerProblem problem) {
        return say("ice.bad", say("ice." + problem));
    }

    public String badId(String typed) {
        return say("id.bad", shown(typed));
    }

    public String ownId(String id) {
        return say("id.own", id);
    }

    public String badServer(String typed) {
        return say("server.bad", shown(typed));
    }

    /**
     * @param taken whether the window that is there took what it was handed
     * @param peer whom it is to call, as typed
     */
    public String ofOtherWindow(boolean taken, String peer) {
        if (!taken) {
            return say("window.silent");
        }
        return PeerId.isValid(peer) ? say("window.dial", peer) : say("window.open");
    }

    public String profileInUse() {
        return say("window.profileInUse");
    }

    public String noDisplay() {
        return say("machine.noDisplay");
    }

    /** @param detail what the loader said */
    public String library(String detail) {
        return say("machine.library", detail);
    }

    public String noNetwork() {
        return say("machine.noNetwork");
    }

    /** The connection to the signaling server, where it is worth a line. */
    Optional<String> of(SignalingStatus status, String server) {
        return switch (status) {
            case SignalingStatus.Online(String id) -> Optional.of(say("signaling.online", id));
            case SignalingStatus.Retrying(int _, Problem problem) -> Optional.of(of(problem, server));
            case SignalingStatus.Refused(Problem problem) -> Optional.of(of(problem, server));
            case SignalingStatus.Connecting _, SignalingStatus.Closed _ -> Optional.empty();
        };
    }

    /** Where a call stands, where it is worth a line. */
    Optional<String> of(CallSnapshot snapshot) {
        String peer = snapshot.peer().map(PeerId::value).orElse("");
        return switch (snapshot.phase()) {
            case IDLE -> Optional.empty();
            case CALLING, RINGING, CONNECTING, CONNECTED, RECONNECTING ->
                Optional.of(say("call." + snapshot.phase(), peer));
            case ENDED -> snapshot.endReason().map(reason -> of(reason, peer));
        };
    }

    /** How a call ended that the other side gave up while it was connecting. */
    String tooSoon(CallSnapshot snapshot) {
        return say("call.tooSoon", snapshot.peer().map(PeerId::value).orElse(""));
    }

    /** What the other side has switched on or off, a line each. */
    List<String> ofChange(PeerMedia before, PeerMedia now) {
        List<String> lines = new ArrayList<>();
        if (before.microphone() != now.microphone()) {
            lines.add(say(now.microphone() ? "peer.microphoneOn" : "peer.microphoneOff"));
        }
        if (before.camera() != now.camera()) {
            lines.add(say(now.camera() ? "peer.cameraOn" : "peer.cameraOff"));
        }
        return lines;
    }

    /** What of the settings' file was of no use, a line each; none where all was well. */
    List<String> sentences(SettingsDamage damage) {
        if (damage.unreadable()) {
            return List.of(say("settings.unreadable", damage.file()));
        }
        List<String> lines = new ArrayList<>();
        if (!damage.rejected().isEmpty()) {
            lines.add(say("settings.rejected", String.join(", ", new TreeSet<>(damage.rejected()))));
        }
        String key = lines.isEmpty() ? "settings.broken" : "settings.aside";
        damage.aside().ifPresent(aside -> lines.add(say(key, aside)));
        return lines;
    }

    /** @param expected video or audio */
    public String expectationFailed(String expected) {
        return say("expectation." + expected);
    }

    String say(String key, Object... values) {
        String pattern = sentences.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no sentence " + key);
        }
        return printable(new MessageFormat(pattern, locale).format(values), System.err.charset());
    }

    /** In the plain C locale Java would print a question mark for what a sentence that goes on ends with. */
    static String printable(String sentence, Charset terminal) {
        return terminal.newEncoder().canEncode('…') ? sentence : sentence.replace("…", "...");
    }

    /** What a person typed, without what would move the terminal's cursor, and not for ever. */
    static String shown(String typed) {
        String visible = typed.codePoints()
                .limit(80)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\ufffd' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.length() < typed.length() ? visible + "…" : visible;
    }
}
