package app.parley.bench;

import java.util.List;

/**
 * A program with a window.
 *
 * @param name as the table calls it
 * @param command opens its window
 */
public record DesktopProgram(String name, List<String> command) {
    /** Copies {@code command}. */
    public DesktopProgram {
        command = List.copyOf(command);
    }
}
