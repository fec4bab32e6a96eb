import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Commands that look at something, and what they have found. */
final class Checks {
    private final List<String> failures = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** Fails where the command does. */
    void passes(Object... command) throws IOException, InterruptedException {
        look(true, command);
    }

    /** Fails where the command says anything. */
    void isSilent(Object... command) throws IOException, InterruptedException {
        look(false, command);
    }

    private void look(boolean maySpeak, Object... command) throws IOException, InterruptedException {
        String program = command[0].toString();
        if (!program.contains("/") && !Shell.has(program)) {
            leaveOut(Shell.words(command) + ": there is no " + program + " here");
            return;
        }
        Shell.Ended ended = Shell.end(command);
        if (ended.code() == 0 && (maySpeak || ended.printed().isBlank())) {
            IO.println("good: " + Shell.words(command));
        } else {
            IO.println(ended.printed());
            fail("exit code " + ended.code() + " of " + Shell.words(command));
        }
    }

    void fail(String why) {
        failures.add(why);
    }

    /** Notes what could not be looked at here. */
    void leaveOut(String what) {
        leftOut.add(what);
    }

    /** Prints what is wrong and what was left out. @return whether nothing is wrong */
    boolean areGood() {
        leftOut.forEach(each -> IO.println("left out: " + each));
        failures.forEach(each -> IO.println("FAILED: " + each));
        return failures.isEmpty();
    }
}
