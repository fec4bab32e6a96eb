package app.parley.cli;

import java.util.List;
import java.util.OptionalInt;

/**
 * The microphone and speaker of one peer on a {@link PrivatePulseAudio}.
 *
 * @param name of the peer: letters, digits, underscore, hyphen
 * @param toneHz what its microphone hears; empty for the other kinds
 * @param kind what its microphone hears
 */
public record VirtualSound(String name, OptionalInt toneHz, Kind kind) {
    /** What a microphone hears. */
    enum Kind {
        TONE,
        /** Its own speaker. */
        ECHO,
        /** Whatever is played into {@link #room()}. */
        PLAYED
    }

    private static final String RATE = " rate=48000";

    /** @throws IllegalArgumentException if the name has other characters or the tone is not 1 to 20,000 Hz */
    public VirtualSound {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("not a name for a sound device: " + name);
        }
        if (toneHz.isPresent() && (toneHz.getAsInt() < 1 || toneHz.getAsInt() > 20_000)) {
            throw new IllegalArgumentException("not a tone to be heard: " + toneHz.getAsInt());
        }
    }

    public static VirtualSound tone(String name, int hertz) {
        return new VirtualSound(name, OptionalInt.of(hertz), Kind.TONE);
    }

    public static VirtualSound echo(String name) {
        return new VirtualSound(name, OptionalInt.empty(), Kind.ECHO);
    }

    /** Its microphone hears silence, and what is played into {@link #room()}. */
    static VirtualSound played(String name) {
        return new VirtualSound(name, OptionalInt.empty(), Kind.PLAYED);
    }

    /** PulseAudio's name of the sink before the microphone. */
    String room() {
        return "room_" + name;
    }

    /** PulseAudio's name of the microphone. */
    public String source() {
        return "mic_" + name;
    }

    /** PulseAudio's name of the speaker; what is played there can be recorded from this name with {@code .monitor}. */
    public String sink() {
        return "spk_" + name;
    }

    /** The modules that make them, with their arguments, in the order of loading. */
    List<String> modules() {
        if (kind == Kind.ECHO) {
            return List.of(nullSink(sink(), 2), microphoneAt(sink()));
        }
        if (kind == Kind.PLAYED) {
            return List.of(nullSink(sink(), 2), nullSink(room(), 1), microphoneAt(room()));
        }
        // Not module-sine-source: whatever latency is asked of it, it gives half a second at a time, and a receiver
        // conceals up to half of sound that comes in such bursts.
        return List.of(
                nullSink(sink(), 2),
                nullSink(room(), 1),
                "module-sine sink=" + room() + " frequency=" + toneHz.getAsInt(),
                microphoneAt(room()));
    }

    private static String nullSink(String name, int channels) {
        return "module-null-sink sink_name=" + name + RATE + " channels=" + channels
                + " sink_properties=device.description=" + name;
    }

    /** The bindings do not list monitors, so what is played needs a source of its own. */
    private String microphoneAt(String played) {
        return "module-remap-source source_name=" + source() + " master=" + played
                + ".monitor source_properties=device.description=" + source();
    }
}
