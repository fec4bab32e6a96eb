package app.parley.cli;

import app.parley.webrtc.DeviceNames;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley devices}: the names that {@code --camera}, {@code --microphone} and {@code --speaker} take here. */
@Command(
        name = "devices",
        description = "Print the cameras, microphones and speakers that can be chosen, one a line.",
        mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object instead: lists named cameras, microphones and speakers.")
    boolean json;

    private final CliWords words = new CliWords(Locale.getDefault());

    @Override
    public Integer call() {
        try (StandardOutput output = StandardOutput.claim()) {
            return list(output);
        }
    }

    private int list(StandardOutput output) {
        DeviceNames names;
        try {
            names = DeviceNames.ofThisComputer(true);
        } catch (LinkageError e) {
            System.err.println(words.library(String.valueOf(e.getMessage())));
            return ExitCode.MACHINE_CANNOT.number();
        }
        if (json) {
            output.println(json(names).toString());
        } else {
            print(output, "camera", names.cameras());
            print(output, "microphone", names.microphones());
            print(output, "speaker", names.speakers());
            sayWhatIsMissing(names);
        }
        return ExitCode.DONE.number();
    }

    private static JsonObject json(DeviceNames names) {
        JsonObject all = new JsonObject();
        all.add("cameras", array(names.cameras()));
        all.add("microphones", array(names.microphones()));
        all.add("speakers", array(names.speakers()));
        return all;
    }

    private static JsonArray array(List<String> names) {
        JsonArray array = new JsonArray();
        names.forEach(array::add);
        return array;
    }

    private static void print(StandardOutput output, String kind, List<String> names) {
        names.forEach(name -> output.println(kind + ": " + name));
    }

    private void sayWhatIsMissing(DeviceNames names) {
        if (names.cameras().isEmpty()) {
            System.err.println(words.say("devices.noCamera"));
        }
        if (names.microphones().isEmpty() && names.speakers().isEmpty()) {
            System.err.println(words.say("devices.noSound"));
        }
    }
}
