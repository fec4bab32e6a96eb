package app.parley.cli;

import app.parley.webrtc.DeviceChoice;
import app.parley.webrtc.DeviceNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the devices that were typed among those that are there; what was not typed stays as the settings have it. */
final class DeviceSelection {
    private final CliWords words;
    private final Function<Boolean, DeviceNames> present;

    /** @param present names what is there, microphones and speakers only if asked for; asked only where a name was typed */
    DeviceSelection(CliWords words, Function<Boolean, DeviceNames> present) {
        this.words = words;
        this.present = present;
    }

    /**
     * @param testCard whether a test card takes the camera's place
     * @param echo whether what is received takes the place of all three
     * @throws UsageException if a name fits none or several; the sentence lists what there is
     */
    DeviceChoice choose(DeviceOptions typed, DeviceChoice saved, boolean testCard, boolean echo) throws UsageException {
        if (echo && typed.isAnyTyped()) {
            throw new UsageException(words.say("choice.echo"));
        }
        if (testCard && typed.camera().isPresent()) {
            throw new UsageException(words.say("choice.testCard"));
        }
        boolean camera = isNamed(typed.camera());
        boolean sound = isNamed(typed.microphone()) || isNamed(typed.speaker());
        DeviceNames names = camera || sound ? present.apply(sound) : new DeviceNames(List.of(), List.of(), List.of());
        return new DeviceChoice(
                find("--camera", typed.camera(), saved.camera(), names.cameras()),
                find("--microphone", typed.microphone(), saved.microphone(), names.microphones()),
                find("--speaker", typed.speaker(), saved.speaker(), names.speakers()));
    }

    private static boolean isNamed(Optional<String> typed) {
        return typed.filter(Predicate.not(String::isBlank)).isPresent();
    }

    private String find(String option, Optional<String> typed, String saved, List<String> names) throws UsageException {
        if (!isNamed(typed)) {
            return typed.isPresent() ? "" : saved;
        }
        String name = typed.get();
        List<String> meant = meant(names, name);
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (names.isEmpty()) {
            throw new UsageException(words.say("choice.none", option, CliWords.shown(name)));
        }
        String sentence =
                words.say(meant.isEmpty() ? "choice.unknown" : "choice.ambiguous", option, CliWords.shown(name));
        throw new UsageException(sentence + list(meant.isEmpty() ? names : meant));
    }

    /** Those that {@code typed} may stand for: the one of that very name, else those with it in their names. */
    private static List<String> meant(List<String> names, String typed) {
        if (names.contains(typed)) {
            return List.of(typed);
        }
        String part = folded(typed);
        List<String> same =
                names.stream().filter(name -> folded(name).equals(part)).toList();
        return same.size() == 1
                ? same
                : names.stream().filter(name -> folded(name).contains(part)).toList();
    }

    private static String folded(String name) {
        return DeviceNames.comparable(name).strip().toLowerCase(Locale.ROOT);
    }

    private static String list(List<String> names) {
        StringBuilder lines = new StringBuilder();
        names.forEach(name -> lines.append("\n  ").append(CliWords.shown(name)));
        return lines.toString();
    }
}
