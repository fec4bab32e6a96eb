package app.parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How long programs take until their window is there, and what they hold 8 s later. Each start has a fresh home. A
 * window is drawn when the X server shows more than a background in it; the clock starts just before the process.
 */
public final class StartupBenchmark {
    /** Names of the others, as figures compare with them. */
    public static final String HELLO = "javafx hello";

    public static final String JAMI = "jami";
    public static final String LINPHONE = "linphone";

    private static final long PATIENCE_MILLIS = 60_000;
    private static final int LOOK_MILLIS = 3;
    private static final int SETTLING_SECONDS = 8;
    private static final double KIB_PER_MIB = 1024;

    private static final List<Figure> START = List.of(
            Figure.plain("mappedMs", "start -> window mapped, ms"),
            Figure.less("mappedMs", "start -> window mapped, ms", 1).beside(HELLO),
            Figure.less("mappedMs", "start -> window mapped, ms", 1).beside(JAMI),
            Figure.less("mappedMs", "start -> window mapped, ms", 1).beside(LINPHONE),
            Figure.atMost("drawnMs", "start -> home screen drawn, ms", 600),
            Figure.less("drawnMs", "start -> home screen drawn, ms", 0.6).beside(HELLO),
            Figure.less("drawnMs", "start -> home screen drawn, ms", 1).beside(JAMI),
            Figure.less("drawnMs", "start -> home screen drawn, ms", 1).beside(LINPHONE),
            Figure.atMost("cpuSeconds", "CPU until then, s", 1.1),
            Figure.plain("cpuSeconds", "CPU until then, s").beside(HELLO),
            Figure.plain("cpuSeconds", "CPU until then, s").beside(JAMI),
            Figure.plain("cpuSeconds", "CPU until then, s").beside(LINPHONE),
            Figure.atMost("helpMs", "--help, ms", 250));
    private static final List<Figure> MEMORY = List.of(
            Figure.atMost("pssMib", "PSS 8 s later, MiB", 190),
            Figure.plain("pssMib", "PSS 8 s later, MiB").beside(HELLO),
            Figure.less("pssMib", "PSS 8 s later, MiB", 1).beside(JAMI),
            Figure.less("pssMib", "PSS 8 s later, MiB", 1).beside(LINPHONE));

    private final Plan plan;
    private final List<DesktopProgram> programs;
    private final Consumer<String> progress;

    /**
     * How it is to run.
     *
     * @param environment names the display, which nobody else may use
     * @param directory where logs go
     * @param quick waits a second instead of eight
     * @param runs of each program, in turn; the median counts
     * @param help our command line that prints help and ends
     */
    public record Plan(Map<String, String> environment, Path directory, boolean quick, int runs, List<String> help) {}

    /** @param programs ours first */
    public StartupBenchmark(Plan plan, List<DesktopProgram> programs, Consumer<String> progress) {
        this.plan = plan;
        this.programs = List.copyOf(programs);
        this.progress = progress;
    }

    /** Starts each program once uncounted, so that the files of all are in memory, and then by turns. */
    public ComparisonReport measure() throws IOException, InterruptedException {
        List<Findings> found =
                List.of(new Findings(Section.of("startup", START)), new Findings(Section.of("memory", MEMORY)));
        if (!plan.quick()) {
            for (DesktopProgram program : programs) {
                progress.accept(program.name() + ", uncounted");
                once(program);
            }
        }
        MachineSample before = MachineSample.now();
        for (int run = 1; run <= plan.runs(); run++) {
            for (DesktopProgram program : programs) {
                progress.accept(program.name() + ", run " + run + " of " + plan.runs());
                Map<String, Double> figures = once(program);
                if (program.equals(programs.getFirst())) {
                    figures.put("helpMs", helpMillis());
                }
                found.forEach(it -> it.add(program.name(), figures));
            }
        }
        var noise = MachineSample.now().noiseSince(before);
        found.forEach(it -> it.noise(noise));
        List<String> names = programs.stream().map(DesktopProgram::name).toList();
        return new ComparisonReport("Start and memory", names, plan.runs(), new ArrayList<>(found));
    }

    private Map<String, Double> once(DesktopProgram program) throws IOException, InterruptedException {
        String display = plan.environment().getOrDefault("DISPLAY", "");
        Path log = plan.directory().resolve("startup.log");
        try (XScreen screen = new XScreen(display);
                OpenProgram open = OpenProgram.start(program, plan.environment(), log)) {
            Map<String, Double> figures = new HashMap<>();
            Optional<XScreen.Area> window = Optional.empty();
            while (window.isEmpty() || !screen.isDrawn(window.get())) {
                window = screen.window();
                if (window.isPresent()) {
                    figures.putIfAbsent("mappedMs", open.millis());
                }
                if (!open.isAlive() || open.millis() > PATIENCE_MILLIS) {
                    throw new IOException(program.name() + " showed no window; see " + log);
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            figures.put("drawnMs", open.millis());
            figures.put("cpuSeconds", open.sample().cpuSeconds());
            TimeUnit.SECONDS.sleep(plan.quick() ? 1 : SETTLING_SECONDS);
            figures.put("pssMib", open.sample().pssKib() / KIB_PER_MIB);
            return figures;
        }
    }

    private double helpMillis() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process help = new ProcessBuilder(plan.help())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (help.waitFor() != 0) {
            throw new IOException(plan.help() + " ended with " + help.exitValue());
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
