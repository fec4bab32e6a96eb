package app.parley.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which camera, microphone and speaker this run takes. Not typed: the settings' choice. Empty: the system's. */
final class DeviceOptions {
    @Option(
            names = "--camera",
            paramLabel = "NAME",
            description = "The camera, by its name or a part of it that no other has; '' is the system's choice."
                    + " 'parley devices' tells the names. Default: the one in the settings.")
    @Nullable
    String camera;

    @Option(names = "--microphone", paramLabel = "NAME", description = "The microphone, likewise.")
    @Nullable
    String microphone;

    @Option(names = "--speaker", paramLabel = "NAME", description = "The speaker, likewise.")
    @Nullable
    String speaker;

    Optional<String> camera() {
        return Optional.ofNullable(camera);
    }

    Optional<String> microphone() {
        return Optional.ofNullable(microphone);
    }

    Optional<String> speaker() {
        return Optional.ofNullable(speaker);
    }

    boolean isAnyTyped() {
        return camera != null || microphone != null || speaker != null;
    }
}
