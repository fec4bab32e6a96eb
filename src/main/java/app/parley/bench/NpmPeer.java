package app.parley.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Installs the PeerJS server that most of the world runs, from npm. */
public final class NpmPeer {
    private static final List<String> FILES = List.of("package.json", "package-lock.json");
    private static final List<String> NPM = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private NpmPeer() {}

    /**
     * Installs what {@code source}'s lock file names, unless it has been. Several may ask at once.
     *
     * @return the folder {@code node_modules}, with {@code peer} and {@code peerjs} in it
     * @throws IOException also if there is no npm here
     */
    public static Path install(Path source, Path target) throws IOException, InterruptedException {
        Files.createDirectories(target);
        try (FileChannel channel =
                        FileChannel.open(target.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Path done = target.resolve("installed");
            byte[] wanted = Files.readAllBytes(source.resolve("package-lock.json"));
            if (!Files.exists(done) || !Arrays.equals(wanted, Files.readAllBytes(done))) {
                for (String file : FILES) {
                    Files.copy(source.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
                BuildStep.run(NPM, target, target.resolve("npm.log"), LIMIT);
                Files.write(done, wanted);
            }
        }
        return target.resolve("node_modules");
    }

    /** The command line of the server, up to its options. */
    public static List<String> command(Path modules) {
        return List.of("node", modules.resolve("peer/dist/bin/peerjs.js").toString());
    }
}
