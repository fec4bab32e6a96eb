package app.parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Chromium without a window that shows one page. Its camera and microphone are made up and nobody has to allow them.
 * Closing kills the whole tree and removes the profile.
 */
public final class HeadlessBrowser implements AutoCloseable {
    /** What every Chromium here is started with. */
    public static final List<String> FLAGS = List.of(
            "--headless=new",
            "--remote-debugging-port=0",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-breakpad",
            "--disable-extensions",
            "--disable-dev-shm-usage",
            // A page behind another one goes on as if it were seen.
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            "--autoplay-policy=no-user-gesture-required",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            // Nobody answers mDNS here: host candidates carry addresses.
            "--disable-features=WebRtcHideLocalIpsWithMdns,MediaRouter,OptimizationHints,Translate");

    private final FreshHome home;
    private final Process process;

    private HeadlessBrowser(FreshHome home, Process process) {
        this.home = home;
        this.process = process;
    }

    /**
     * @param flags more of Chromium's own, such as {@code --use-file-for-fake-video-capture=x.y4m}
     * @param environment on top of that of the fresh home
     */
    static HeadlessBrowser show(String url, List<String> flags, Map<String, String> environment, Path log)
            throws IOException {
        FreshHome home = new FreshHome();
        List<String> command = new ArrayList<>(List.of("chromium"));
        command.addAll(FLAGS);
        command.add("--user-data-dir=" + home.directory().resolve("profile"));
        command.addAll(flags);
        command.add(url);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().putAll(home.environment());
        builder.environment().putAll(environment);
        builder.environment().put("TMPDIR", home.directory().toString());
        return new HeadlessBrowser(home, builder.start());
    }

    /** What all its processes use. */
    ProcessSample sample() throws IOException {
        return ProcessSample.sum(processes(process.pid(), home.directory()));
    }

    /** A browser, its helpers, and the crash handler, which is nobody's child but names the profile. */
    public static List<ProcessHandle> processes(long pid, Path profile) {
        Stream<ProcessHandle> tree = ProcessHandle.of(pid).stream()
                .flatMap(browser -> Stream.concat(browser.descendants(), Stream.of(browser)));
        Stream<ProcessHandle> named = ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(profile.toString()));
        return Stream.concat(tree, named).distinct().toList();
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = processes(process.pid(), home.directory());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(it -> it.onExit().join());
        home.close();
    }
}
