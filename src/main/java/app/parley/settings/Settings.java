package app.parley.settings;

import app.parley.call.PeerId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a person has chosen, immutable.
 *
 * @param displayName shown to who is called, at most 64 characters, possibly empty
 */
public record Settings(
        String displayName,
        Identity identity,
        Appearance appearance,
        Network network,
        CallDefaults calls,
        WindowSize window,
        People people,
        Updates updates,
        Devices devices) {

    /**
     * @param id by which this person is called
     * @param chosen by the person; a made one may be replaced where it is taken
     * @param token 256 random bits in base64url that prove the ID to the server; a secret
     */
    public record Identity(PeerId id, boolean chosen, String token) {
        /** Never the token. */
        @Override
        public String toString() {
            return "Identity(" + id + ")";
        }
    }

    /** The window's look and language. */
    public record Appearance(Theme theme, Language language) {}

    /** SYSTEM follows the desktop. */
    public enum Theme {
        SYSTEM,
        DARK,
        LIGHT
    }

    /** SYSTEM follows the locale. */
    public enum Language {
        SYSTEM(""),
        ENGLISH("en"),
        CHINESE("zh");

        private final String tag;

        Language(String tag) {
            this.tag = tag;
        }

        /** The BCP 47 language, empty for SYSTEM. */
        public String tag() {
            return tag;
        }
    }

    /**
     * @param reach from where the ID can be called
     * @param server the signaling server's URL; kept while another reach is chosen, never empty with SERVER
     * @param iceServers as typed after {@code --ice}; may hold passwords
     * @param relayOnly whether this machine's addresses are kept from the other side
     */
    public record Network(Reach reach, String server, List<String> iceServers, boolean relayOnly) {
        public Network {
            iceServers = List.copyOf(iceServers);
        }

        /** Never the ICE servers, which hold passwords. */
        @Override
        public String toString() {
            return "Network(" + reach + ")";
        }
    }

    /** From where this person's ID can be called. */
    public enum Reach {
        THIS_COMPUTER,
        THIS_NETWORK,
        SERVER
    }

    /**
     * How a call begins.
     *
     * @param showMyPicture whether the window shows this person's own picture
     * @param microphone whether it is on at the start
     * @param camera whether it is on at the start
     * @param ringTone whether calls are heard before they are answered
     */
    public record CallDefaults(boolean showMyPicture, boolean microphone, boolean camera, boolean ringTone) {}

    /**
     * Whom this person calls.
     *
     * @param kept those that stay in the list, at most {@link #MOST_KEPT}
     * @param listed whether this person stands in the server's public directory
     * @param connectsAhead whether calls of those kept connect while they ring, so that they learn the address of this
     *     machine before they are answered
     */
    public record People(List<PeerId> kept, boolean listed, boolean connectsAhead) {
        /** No more can be kept. */
        public static final int MOST_KEPT = 200;

        public People {
            kept = List.copyOf(kept);
        }
    }

    /**
     * News of later versions.
     *
     * @param address where they are asked for, {@code https} only; empty: nowhere
     * @param asked when that was last done; {@link Instant#EPOCH} for never
     * @param dismissed the version, such as 1.2.0, of which this person has heard enough; possibly empty
     */
    public record Updates(String address, Instant asked, String dismissed) {
        /** Tells whether {@code text} is an address that may be asked. */
        public static boolean isAddress(String text) {
            return UpdateAddress.isValid(text);
        }
    }

    /**
     * What pictures and sound are taken from and played on: each the name of a device, as the system shows it, or empty
     * for the system's choice.
     */
    public record Devices(String camera, String microphone, String speaker) {
        /** All as the system chooses. */
        public static final Devices SYSTEM = new Devices("", "", "");

        /** No name is longer. */
        public static final int LONGEST_NAME = 256;

        /** What there is one of, each. */
        public enum Kind {
            CAMERA,
            MICROPHONE,
            SPEAKER;

            /** Its key in the settings' file. */
            public String key() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public String of(Kind kind) {
            return switch (kind) {
                case CAMERA -> camera;
                case MICROPHONE -> microphone;
                case SPEAKER -> speaker;
            };
        }

        public Devices with(Kind kind, String name) {
            return switch (kind) {
                case CAMERA -> new Devices(name, microphone, speaker);
                case MICROPHONE -> new Devices(camera, name, speaker);
                case SPEAKER -> new Devices(camera, microphone, name);
            };
        }
    }

    /** Of the main window, in logical pixels. */
    public record WindowSize(int width, int height) {}

    /** What a fresh person has: everything on, nothing reachable from outside this computer. */
    public static Settings fresh(Identity identity) {
        return new Settings(
                "",
                identity,
                new Appearance(Theme.SYSTEM, Language.SYSTEM),
                new Network(Reach.THIS_COMPUTER, "", List.of(), false),
                new CallDefaults(false, true, true, true),
                new WindowSize(1100, 720),
                new People(List.of(), false, true),
                new Updates("", Instant.EPOCH, ""),
                Devices.SYSTEM);
    }

    public Settings withDisplayName(String other) {
        return new Settings(other, identity, appearance, network, calls, window, people, updates, devices);
    }

    public Settings withIdentity(Identity other) {
        return new Settings(displayName, other, appearance, network, calls, window, people, updates, devices);
    }

    public Settings withAppearance(Appearance other) {
        return new Settings(displayName, identity, other, network, calls, window, people, updates, devices);
    }

    public Settings withNetwork(Network other) {
        return new Settings(displayName, identity, appearance, other, calls, window, people, updates, devices);
    }

    public Settings withCalls(CallDefaults other) {
        return new Settings(displayName, identity, appearance, network, other, window, people, updates, devices);
    }

    public Settings withWindow(WindowSize other) {
        return new Settings(displayName, identity, appearance, network, calls, other, people, updates, devices);
    }

    public Settings withPeople(People other) {
        return new Settings(displayName, identity, appearance, network, calls, window, other, updates, devices);
    }

    public Settings withUpdates(Updates other) {
        return new Settings(displayName, identity, appearance, network, calls, window, people, other, devices);
    }

    public Settings withDevices(Devices other) {
        return new Settings(displayName, identity, appearance, network, calls, window, people, updates, other);
    }
}
