package app.parley.ui;

import java.util.function.Consumer;

/**
 * What the window shows and changes beside calls.
 *
 * @param browser shows a page, given by its address, to the person
 */
public record Surroundings(
        Reach reach,
        People people,
        Preferences preferences,
        Updates updates,
        Devices devices,
        Consumer<String> browser) {}
