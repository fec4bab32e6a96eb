package app.parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts the parts' questions to each server in turn, several times, so that a busy moment hits all alike. */
public final class SignalingBenchmark {
    private final Setting setting;
    private final List<Contender> contenders;
    private final int runs;
    private final Consumer<String> progress;

    /**
     * How it is to run.
     *
     * @param loadCommand the command line that runs a {@link LoadProgram}, but for the port
     * @param directory where logs go
     * @param quick fewer clients and shorter times
     * @param runs of each part; the median counts
     */
    public record Plan(List<String> loadCommand, Path directory, boolean quick, int runs) {}

    /**
     * @param contenders ours first; then the reference, if there is one
     * @param progress told what begins
     */
    public SignalingBenchmark(Plan plan, List<Contender> contenders, Consumer<String> progress) {
        this.setting = new Setting(plan.loadCommand(), plan.directory(), plan.quick());
        this.contenders = List.copyOf(contenders);
        this.runs = plan.runs();
        this.progress = progress;
    }

    /** Measures {@code parts}; takes minutes. */
    public ComparisonReport measure(List<Part> parts) throws IOException, InterruptedException {
        List<Findings> all = new ArrayList<>();
        for (Part part : parts) {
            all.add(measure(part));
        }
        List<String> names = contenders.stream().map(Contender::name).toList();
        return new ComparisonReport("Signaling server", names, runs, all);
    }

    private Findings measure(Part part) throws IOException, InterruptedException {
        var findings = new Findings(part);
        MachineSample before = MachineSample.now();
        Measurement measurement = measurement(part);
        for (int run = 1; run <= runs; run++) {
            for (Contender contender : contenders(part)) {
                progress.accept(part.word() + ", run " + run + " of " + runs + ", " + contender.name());
                Map<String, Double> figures = measurement.once(contender);
                findings.add(contender.name(), figures);
            }
        }
        findings.noise(MachineSample.now().noiseSince(before));
        return findings;
    }

    private List<Contender> contenders(Part part) {
        return part == Part.CLUSTER ? ClusterMeasurement.contenders(contenders.getFirst()) : contenders;
    }

    private Measurement measurement(Part part) throws IOException, InterruptedException {
        return switch (part) {
            case RELAY -> new RelayMeasurement(setting);
            case ACCEPT -> new ConnectionMeasurement(setting);
            case DELAY ->
                contenders.size() > 1
                        ? DelayMeasurement.halfOfTopRate(setting, contenders.getLast())
                        : DelayMeasurement.fixedRate(setting);
            case ATTACKS ->
                new AttackMeasurement(setting, PracticeCertificate.make(setting.directory(), "practice", "EC"));
            case STORM -> new StormMeasurement(setting);
            case CLUSTER -> new ClusterMeasurement(setting);
        };
    }
}
