package app.parley.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley completion}: what makes a shell complete Parley's commands and options. Packages install it. */
@Command(
        name = "completion",
        description = "Print a script that makes a shell complete what is typed: bash, zsh or fish.",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    /** In lower case, as it is typed. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    Shell shell = Shell.bash;

    @Override
    public Integer call() {
        System.out.print(script(shell));
        System.out.flush();
        return ExitCode.DONE.number();
    }

    static String script(Shell shell) {
        CommandLine parley = ParleyCommand.whole();
        // Shells read it; nothing runs it.
        String bash = AutoComplete.bash(parley.getCommandName(), parley).replaceFirst("^#!.*\\R", "");
        return switch (shell) {
            case bash -> bash;
            // picocli's script knows zsh, too. Around it: what the file is for, and that zsh, which reads it when
            // completion is first wanted, completes at once.
            case zsh ->
                "#compdef parley\n" + bash
                        + "[[ ${funcstack[1]} != _parley ]] || _bash_complete -o default -F _complete_parley\n";
            case fish -> new FishCompletion(parley).script();
        };
    }
}
