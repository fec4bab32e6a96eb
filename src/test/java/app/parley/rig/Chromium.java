package app.parley.rig;

import app.parley.bench.HeadlessBrowser;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's Chromium without a window, with a profile of its own, a made-up camera and microphone that nobody has to
 * allow, and no wish for the Internet. Closing ends the whole process tree and removes the profile. Safe for any thread.
 */
public final class Chromium implements AutoCloseable {
    private static final String LISTENING = "DevTools listening on ";
    private static final Duration START_LIMIT = Duration.ofSeconds(DevTools.PATIENCE_SECONDS);
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final Path profile;
    private final ChildProcess process;
    private final DevTools devTools;

    private Chromium(Path profile, ChildProcess process, DevTools devTools) {
        this.profile = profile;
        this.process = process;
        this.devTools = devTools;
    }

    /**
     * Starts one and returns once it takes commands.
     *
     * @param flags more of Chromium's own, such as {@code --use-file-for-fake-video-capture=x.y4m}
     */
    public static Chromium start(String... flags) throws IOException, InterruptedException {
        return start(Map.of(), flags);
    }

    /** @param environment on top of our own, such as that of a private sound server */
    public static Chromium start(Map<String, String> environment, String... flags)
            throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("parley-chromium-");
        ChildProcess process = null;
        try {
            Map<String, String> all = new HashMap<>(environment);
            // Whatever it keeps outside of its profile folder goes in there, too.
            for (String folder : List.of("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")) {
                all.put(folder, profile.toString());
            }
            List<String> command =
                    new ArrayList<>(List.of("env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY", "chromium"));
            command.addAll(HeadlessBrowser.FLAGS);
            command.add("--user-data-dir=" + profile.resolve("profile"));
            command.addAll(List.of(flags));
            process = ChildProcess.start("chromium", all, command);
            String line = process.awaitErrorLine(said -> said.startsWith(LISTENING), START_LIMIT);
            DevTools devTools = new DevTools(line.substring(LISTENING.length()).strip());
            return new Chromium(profile, process, devTools);
        } catch (Throwable e) {
            if (process != null) {
                process.close();
            }
            delete(profile);
            throw e;
        }
    }

    /** A new page in a window of its own, with cookies and storage of its own, showing {@code url} when this returns. */
    public Page open(String url) throws IOException, InterruptedException {
        String context = devTools.call(null, "Target.createBrowserContext", new JsonObject())
                .get("browserContextId")
                .getAsString();
        JsonObject target = new JsonObject();
        target.addProperty("url", "about:blank");
        target.addProperty("browserContextId", context);
        target.addProperty("newWindow", true);
        String id = devTools.call(null, "Target.createTarget", target)
                .get("targetId")
                .getAsString();
        Page page = Page.attach(devTools, id, context);
        page.open(url);
        return page;
    }

    /** The folder that {@link #close} removes. */
    public Path profile() {
        return profile;
    }

    /** The browser's process: ending it alone is a crash. */
    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = processes();
        try {
            // Asked to, it ends its helpers itself; they outlive it by moments.
            devTools.call(null, "Browser.close", new JsonObject());
            process.awaitExit(GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | AssertionError e) {
            // It crashed or hangs: what is left is killed below.
        } finally {
            devTools.close();
            process.close();
            for (ProcessHandle each : all) {
                each.destroyForcibly();
                each.onExit().orTimeout(GOODBYE.toSeconds(), TimeUnit.SECONDS).join();
            }
            delete(profile);
        }
    }

    /** The browser, its helpers, and the crash handler, which is nobody's child but names the profile. */
    List<ProcessHandle> processes() {
        return HeadlessBrowser.processes(process.pid(), profile);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
