package app.parley.cli;

import app.parley.ServerChoice;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.capture.TestCard;
import app.parley.control.IceServer;
import app.parley.control.IceServerException;
import app.parley.control.IceServers;
import app.parley.settings.NewToken;
import app.parley.settings.RuntimeDirectory;
import app.parley.settings.Settings;
import app.parley.signaling.Identity;
import app.parley.signaling.InvalidServerUrlException;
import app.parley.signaling.ServerUrl;
import app.parley.video.FrameSource;
import app.parley.webrtc.DeviceChoice;
import app.parley.webrtc.DeviceNames;
import app.parley.webrtc.NetworkOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what was typed, takes the rest from the settings, and makes a plan of it. */
final class SessionPlanner {
    /** What fits in the line of a request at every server. */
    private static final int LONGEST_TOKEN = 3_000;
    /** With all that may stand around a token: ends of lines, blanks. */
    private static final int LONGEST_FILE = 1 << 16;

    private final CliWords words;
    private final PeerOptions options;
    private final Settings settings;

    SessionPlanner(CliWords words, PeerOptions options, Settings settings) {
        this.words = words;
        this.options = options;
        this.settings = settings;
    }

    /**
     * @param dial whom to call, as typed; empty to wait
     * @throws UsageException with the sentence for whatever cannot be used
     */
    SessionPlan plan(Optional<String> dial, boolean autoAnswer, boolean echo, int calls) throws UsageException {
        new Ranges(words).check("--calls", calls, 0, Integer.MAX_VALUE);
        Identity identity = identity();
        Optional<PeerId> peer = dial.isPresent() ? Optional.of(peerToDial(dial.get(), identity)) : Optional.empty();
        CallScript script = new CallScript(
                peer,
                autoAnswer,
                ring(),
                calls,
                duration(),
                pause(),
                LocalMedia.AUDIO_AND_VIDEO,
                options.expectations());
        NetworkOptions network = network();
        Optional<FrameSource> testCard = frameSource(identity);
        DeviceChoice devices = new DeviceSelection(words, DeviceNames::ofThisComputer)
                .choose(options.devices, SessionPlan.choice(settings.devices()), testCard.isPresent(), echo);
        ServerChoice server = server();
        return new SessionPlan(
                identity,
                options.headless && options.as == null,
                new PeerInfo(
                        Version.app(),
                        settings.displayName(),
                        Set.of(PeerInfo.RESTART, PeerInfo.CHANNEL, PeerInfo.PROVISIONAL)),
                server,
                serverName(),
                network,
                kept(),
                testCard,
                devices,
                echo,
                peer.isEmpty(),
                script);
    }

    private Set<PeerId> kept() throws UsageException {
        Settings.People people = settings.people();
        Set<PeerId> kept = new HashSet<>(people.connectsAhead() ? people.kept() : List.of());
        for (String id : options.kept) {
            if (!PeerId.isValid(id)) {
                throw new UsageException(words.badId(id));
            }
            kept.add(new PeerId(id));
        }
        return kept;
    }

    /** Headless without {@code --as} a fresh one: the profile's would silently take a running window's place. */
    Identity identity() throws UsageException {
        Optional<String> token = token();
        if (options.as != null) {
            if (!PeerId.isValid(options.as)) {
                throw new UsageException(words.badId(options.as));
            }
            PeerId id = new PeerId(options.as);
            return token.map(it -> new Identity(id, it)).orElseGet(() -> Identity.fleeting(id, NewToken.make()));
        }
        if (options.headless && token.isEmpty()) {
            return SessionPlan.makeIdentity();
        }
        return new Identity(
                settings.identity().id(), token.orElse(settings.identity().token()));
    }

    /** The one in the file that was named. */
    private Optional<String> token() throws UsageException {
        if (options.tokenFile == null) {
            return Optional.empty();
        }
        String file = options.tokenFile.toString();
        // A pipe is welcome here, but /dev/zero is not read to its end.
        try (InputStream in = Files.newInputStream(options.tokenFile)) {
            byte[] all = in.readNBytes(LONGEST_FILE + 1);
            String token = new String(all, StandardCharsets.UTF_8).strip();
            if (all.length > LONGEST_FILE
                    || token.isEmpty()
                    || token.length() > LONGEST_TOKEN
                    || token.chars().anyMatch(it -> it <= ' ' || it > '~')) {
                throw new UsageException(words.say("token.bad", file));
            }
            return Optional.of(token);
        } catch (IOException e) {
            throw new UsageException(words.say("token.unreadable", file));
        }
    }

    private PeerId peerToDial(String typed, Identity self) throws UsageException {
        if (!PeerId.isValid(typed)) {
            throw new UsageException(words.badId(typed));
        }
        PeerId peer = new PeerId(typed);
        if (peer.equals(self.id())) {
            throw new UsageException(words.ownId(typed));
        }
        return peer;
    }

    private Optional<Duration> duration() throws UsageException {
        return options.duration == null ? Optional.empty() : Optional.of(Durations.read(options.duration, words));
    }

    private Duration pause() throws UsageException {
        return Durations.read(options.pause, words);
    }

    private Duration ring() throws UsageException {
        return Durations.read(options.ring, words);
    }

    private NetworkOptions network() throws UsageException {
        PortRange ports = options.portRange == null ? PortRange.ANY : portRange(options.portRange);
        List<String> typed = options.ice.isEmpty() ? settings.network().iceServers() : options.ice;
        List<IceServer> servers = new ArrayList<>();
        for (String server : typed) {
            try {
                servers.add(IceServers.parse(server));
            } catch (IceServerException e) {
                throw new UsageException(words.badIceServer(e.problem()));
            }
        }
        return new NetworkOptions(
                servers, options.relayOnly || settings.network().relayOnly(), ports.min(), ports.max());
    }

    private PortRange portRange(String typed) throws UsageException {
        return PortRange.parse(typed).orElseThrow(() -> new UsageException(words.say("ports.bad", typed)));
    }

    /** A hue of its own for each ID, so that two cards can be told apart. */
    private Optional<FrameSource> frameSource(Identity identity) throws UsageException {
        if (options.media != PeerOptions.Media.test) {
            return Optional.empty();
        }
        int seed = Math.floorMod(identity.id().value().hashCode(), 256);
        String[] sides = options.size.split("x", -1);
        try {
            int width = Integer.parseInt(sides[0]);
            int height = sides.length == 2 ? Integer.parseInt(sides[1]) : 0;
            return Optional.of(new TestCard(seed, width, height, TestCard.FPS));
        } catch (IllegalArgumentException e) {
            throw new UsageException(words.say("size.bad", options.size));
        }
    }

    /** The server that was typed, or the one of the settings. */
    ServerChoice server() throws UsageException {
        ServerChoice choice = new ServerChoice(RuntimeDirectory::open);
        Settings.Network network = settings.network();
        if (options.server != null) {
            choice.useNamed(url(options.server));
        } else if (network.reach() == Settings.Reach.SERVER) {
            choice.useNamed(url(network.server()));
        } else {
            useEmbedded(choice, network.reach() == Settings.Reach.THIS_NETWORK);
        }
        return choice;
    }

    private void useEmbedded(ServerChoice choice, boolean network) throws UsageException {
        try {
            choice.useEmbedded(network);
        } catch (IOException e) {
            throw new UsageException(words.say("server.noRuntimeDirectory", String.valueOf(e.getMessage())));
        }
    }

    private ServerUrl url(String typed) throws UsageException {
        try {
            return ServerUrl.parse(typed);
        } catch (InvalidServerUrlException e) {
            throw new UsageException(words.badServer(typed));
        }
    }

    /** As the person knows it. */
    String serverName() {
        if (options.server != null) {
            return options.server;
        }
        return settings.network().reach() == Settings.Reach.SERVER
                ? settings.network().server()
                : words.say("server.embedded");
    }
}
