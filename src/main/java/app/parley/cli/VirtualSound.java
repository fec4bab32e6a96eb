package app.parley.cli;

import java.util.List;
import java.util.OptionalInt;

/**
 * The microphone and speaker of one peer on a {@link PrivatePulseAudio}.
 *
 * @param name of the peer: letters, digits, underscore, hyphen
 * @param toneHz what its microphone hears; empty for an echo, whose microphone hears its own speaker
 */
public record VirtualSound(String name, OptionalInt toneHz) {
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
        return new VirtualSound(name, OptionalInt.of(hertz));
    }

    public static VirtualSound echo(String name) {
        return new VirtualSound(name, OptionalInt.empty());
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
        String speaker = "module-null-sink sink_name=" + sink() + RATE
                + " channels=2 sink_properties=device.description=" + sink();
        // The bindings do not list monitors, so an echo needs a source of its own.
        String microphone = toneHz.isPresent()
                ? "module-sine-source source_name=" + source() + RATE + " frequency=" + toneHz.getAsInt()
                : "module-remap-source source_name=" + source() + " master=" + sink()
                        + ".monitor source_properties=device.description=" + source();
        return List.of(speaker, microphone);
    }
}
