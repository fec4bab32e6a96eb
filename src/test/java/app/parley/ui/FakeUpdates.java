package app.parley.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Knows of a release when the test says so. */
final class FakeUpdates implements Updates {
    static final Release RELEASE = new Release(
            "0.2.0",
            "share your screen, and choose camera and microphone.",
            "可以共享屏幕，并可选择摄像头和麦克风。",
            "https://parley.example/news");

    private final List<Consumer<Optional<Release>>> receivers = new CopyOnWriteArrayList<>();
    private volatile Optional<Release> release = Optional.empty();
    private volatile String address = "";

    void publish(Release newest) {
        release = Optional.of(newest);
        receivers.forEach(it -> it.accept(release));
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void setAddress(String wanted) {
        address = wanted;
    }

    @Override
    public void subscribe(Consumer<Optional<Release>> receiver) {
        receivers.add(receiver);
        receiver.accept(release);
    }

    @Override
    public void dismiss() {
        release = Optional.empty();
        receivers.forEach(it -> it.accept(release));
    }
}
