package app.parley.ui;

import app.parley.call.CallId;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.control.CallCommands;
import app.parley.control.CallSnapshot;
import app.parley.control.CallStatistics;
import app.parley.control.PeerMedia;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Records what the window asks for; switches the local media as the real one would. */
final class FakeCommands implements CallCommands {
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Consumer<CallSnapshot>> subscribers = new CopyOnWriteArrayList<>();
    private volatile CallSnapshot snapshot = CallSnapshot.INITIAL;

    void publish(CallSnapshot newest) {
        snapshot = newest;
        subscribers.forEach(it -> it.accept(newest));
    }

    private void local(PeerMedia local) {
        publish(Snapshots.withLocal(snapshot, local));
    }

    @Override
    public void dial(PeerId peer, LocalMedia media) {
        asked.add("dial " + peer + (media.video() ? " video" : " audio"));
    }

    @Override
    public void accept(CallId call, LocalMedia media) {
        asked.add("accept " + call + (media.video() ? " video" : " audio"));
    }

    @Override
    public void decline(CallId call) {
        asked.add("decline " + call);
    }

    @Override
    public void hangUp(CallId call) {
        asked.add("hangUp " + call);
    }

    @Override
    public void dismiss() {
        asked.add("dismiss");
    }

    @Override
    public void setMicrophoneOn(boolean on) {
        asked.add("microphone " + on);
        local(new PeerMedia(on, snapshot.local().camera(), false));
    }

    @Override
    public void setCameraOn(boolean on) {
        asked.add("camera " + on);
        local(new PeerMedia(snapshot.local().microphone(), on, false));
    }

    @Override
    public Runnable subscribe(Consumer<CallSnapshot> subscriber) {
        subscribers.add(subscriber);
        subscriber.accept(snapshot);
        return () -> subscribers.remove(subscriber);
    }

    @Override
    public void collectStatistics(Consumer<CallStatistics> result) {}
}
