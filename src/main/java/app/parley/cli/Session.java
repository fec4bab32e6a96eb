package app.parley.cli;

import app.parley.settings.Directories;
import app.parley.settings.Profile;
import app.parley.settings.Settings;
import app.parley.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;

/** Runs a call, an answer or the window from what was typed; returns the exit code. */
public final class Session {
    private final CliWords words = new CliWords(Locale.getDefault());
    private final PeerOptions options;
    private final WindowSession window;

    Session(PeerOptions options, WindowSession window) {
        this.options = options;
        this.window = window;
    }

    /** How the window is run; the composition root's affair. */
    @FunctionalInterface
    public interface WindowSession {
        ExitCode run(Session.WindowRequest request);
    }

    /**
     * Opens the window.
     *
     * @param linked what a link asks to call, possibly empty; the person decides
     */
    int open(String linked) {
        return run(new Opening(false, Optional.of(linked)), Optional.empty(), false, false, 0);
    }

    int run(Optional<String> dial, boolean answering, boolean autoAnswer, boolean echo, int calls) {
        return run(new Opening(answering, Optional.empty()), dial, autoAnswer, echo, calls);
    }

    int run(Opening opening, Optional<String> dial, boolean autoAnswer, boolean echo, int calls) {
        boolean read = opening.linked().isEmpty() || options.isScripted();
        try (StandardOutput output = read ? StandardOutput.claim() : StandardOutput.ofSystemOut()) {
            Profile profile = profile();
            SettingsFile file = new SettingsFile(Directories.of(profile).settingsFile());
            SettingsFile.Loaded loaded = load(file);
            SessionPlan plan =
                    new SessionPlanner(words, options, loaded.settings()).plan(dial, autoAnswer, echo, calls);
            Optional<StandardOutput> toOutput =
                    options.reportsToStandardOutput() ? Optional.of(output) : Optional.empty();
            ReportWriter reports = new ReportWriter(words, options.reportFile(), toOutput);
            ExitCode code = options.headless
                    ? new HeadlessSession(words, plan, output, reports).run()
                    : window.run(
                            new WindowRequest(words, options, plan, profile, file, loaded, output, reports, opening));
            return reports.judge(code).number();
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            return ExitCode.WRONG_USAGE.number();
        } catch (IOException e) {
            System.err.println(words.say("file.failed", String.valueOf(e.getMessage())));
            return ExitCode.WRONG_USAGE.number();
        } catch (UnsatisfiedLinkError e) {
            System.err.println(words.library(String.valueOf(e.getMessage())));
            return ExitCode.MACHINE_CANNOT.number();
        }
    }

    private Profile profile() throws UsageException {
        if (options.profile == null) {
            return Profile.USUAL;
        }
        if (!Profile.isValid(options.profile)) {
            throw new UsageException(words.say("profile.bad", options.profile));
        }
        return new Profile(options.profile);
    }

    private SettingsFile.Loaded load(SettingsFile file) throws IOException {
        // Who starts the window from a menu would see nothing at all of an error.
        SettingsFile.Loaded loaded = UsableSettings.of(options.headless ? read(file, options) : file.loadOrUsual());
        words.sentences(loaded.damage()).forEach(System.err::println);
        return loaded;
    }

    /** For a run without a window. The file's name is in every failure: a full disk's has none. */
    static SettingsFile.Loaded read(SettingsFile file, PeerOptions options) throws IOException {
        try {
            // A token is for an ID that stays; all others have one for this run.
            return options.provesProfilesId() ? file.load() : file.loadToRead();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(file.path().toString(), null, e.getMessage());
        }
    }

    /**
     * What the window was opened for.
     *
     * @param answering to wait for calls, as a tester asked
     * @param linked present at a plain start: what a link asks to call, or an empty text
     */
    public record Opening(boolean answering, Optional<String> linked) {}

    /** What the window is made of. */
    public record WindowRequest(
            CliWords words,
            PeerOptions options,
            SessionPlan plan,
            Profile profile,
            SettingsFile file,
            SettingsFile.Loaded loaded,
            StandardOutput output,
            ReportWriter reports,
            Opening opening) {
        /** The profile's settings as loaded. */
        public Settings settings() {
            return loaded.settings();
        }
    }
}
