package app.parley.ui;

import java.util.Optional;
import java.util.function.Consumer;

/** News of later versions. Called on the JavaFX Application Thread; asks and saves elsewhere. */
public interface Updates {
    /**
     * A version later than this one, checked: plain text, and an {@code https} page.
     *
     * @param version such as 1.2.0
     * @param english what is new
     * @param chinese the same in Chinese
     * @param page where to read more
     */
    record Release(String version, String english, String chinese, String page) {}

    /** Where news are asked for; empty: nowhere. */
    String address();

    /** @param address empty, or one that {@link app.parley.settings.Settings.Updates#isAddress} takes */
    void setAddress(String address);

    /** Called with each change, on any thread. */
    void subscribe(Consumer<Optional<Release>> receiver);

    /** The person has heard enough of the release that is shown; a later one is news again. */
    void dismiss();
}
