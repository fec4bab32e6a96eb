package app.parley.signaling;

import app.parley.control.SignalingStatus.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A socket whose other end is the test. */
final class FakeLink implements Link {
    final URI uri;
    final Events events;
    final List<String> sent = new ArrayList<>();
    int pings;
    boolean open;
    boolean closing;
    boolean abandoned;

    FakeLink(URI uri, Events events) {
        this.uri = uri;
        this.events = events;
    }

    @Override
    public void open() {}

    @Override
    public boolean transmit(String text) {
        return open && sent.add(text);
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close() {
        closing = true;
    }

    @Override
    public void abandon() {
        abandoned = true;
        open = false;
    }

    void accept() {
        open = true;
        events.opened(this);
    }

    void say(String frame) throws SignalFormatException {
        events.received(this, WireMessage.parse(frame));
    }

    void answer() {
        events.answered(this);
    }

    void end(Problem problem) {
        open = false;
        events.closed(this, problem);
    }

    /** What was sent besides heartbeats. */
    List<String> messages() {
        return sent.stream().filter(text -> !text.contains("HEARTBEAT")).toList();
    }
}
