import java.io.IOException;
import java.nio.file.Path;

/** The licences of what a package carries, beside those that jlink puts into the runtime. */
final class Notices {
    private final Path project;

    Notices(Path project) {
        this.project = project;
    }

    /**
     * Writes the texts that several share, and the notices of each library in a folder of its own.
     *
     * @param libraries folders of the build with jars, below {@code target/app}
     */
    void write(Path to, String... libraries) throws IOException {
        // Only Debian has these texts on each system. GPL-2 lies with the runtime.
        Shell.copy(project.resolve("LICENSE"), to.resolve("Apache-2.0"));
        // The window's fonts.
        Shell.copy(project.resolve("resources/app/parley/ui/fonts/OFL.txt"), to.resolve("OFL-1.1"));
        for (String folder : libraries) {
            for (Path jar : Shell.list(project.resolve("target/app").resolve(folder))) {
                String library = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
                Shell.unpack(jar, "META-INF/(LICENSE|NOTICE)[^/]*", to.resolve(library));
                if (library.equals("webrtc-java")) {
                    // FFmpeg's, which is a part of WebRTC's library.
                    Shell.copy(project.resolve("packaging/licenses/LGPL-2.1"), to.resolve("LGPL-2.1"));
                }
            }
        }
    }
}
