package app.parley.webrtc;

import app.parley.call.CallId;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.capture.ToneMeter;
import app.parley.control.Ahead;
import app.parley.control.CallControl;
import app.parley.control.CallPorts;
import app.parley.control.CallSnapshot;
import app.parley.control.CallStatistics;
import app.parley.control.ControlThread;
import app.parley.control.IceServer;
import app.parley.control.PeerConnections;
import app.parley.control.Ringer;
import app.parley.signaling.ChannelMessageCodec;
import app.parley.video.FrameSource;
import app.parley.video.FrameTap;
import app.parley.video.LatestPicture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** One real peer in this process: real native media, signaling in memory. */
final class TestPeer implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 90;

    final AtomicLong framesReceived = new AtomicLong();
    final LatestPicture remotePicture = new LatestPicture();
    final LatestPicture ownPicture = new LatestPicture();
    final ToneMeter ears = new ToneMeter();
    /** What the ringer was told. */
    final List<String> rings = new CopyOnWriteArrayList<>();

    /** How far the calls of others are set up while they ring. */
    final Map<PeerId, Ahead> ahead = new ConcurrentHashMap<>();

    /** What the next call or restart goes by. */
    volatile List<IceServer> iceServers = List.of();

    final ControlThread thread = new ControlThread();
    private final PeerId id;
    final CallControl control;
    private final AtomicReference<DeferredPeerConnections> connections = new AtomicReference<>();
    private final AtomicReference<WebRtcPeerConnections> library = new AtomicReference<>();

    TestPeer(InMemorySignaling signaling, String id, FrameSource source) {
        this(signaling, id, source, (frame, rotation, arrived) -> {});
    }

    TestPeer(InMemorySignaling signaling, String id, FrameSource source, FrameTap tap) {
        this(signaling, id, Optional.of(source), tap);
    }

    /** With the camera of this machine. */
    static TestPeer withCamera(InMemorySignaling signaling, String id) {
        return new TestPeer(signaling, id, Optional.empty(), (frame, rotation, arrived) -> {});
    }

    private TestPeer(InMemorySignaling signaling, String id, Optional<FrameSource> source, FrameTap tap) {
        this.id = new PeerId(id);
        MediaOptions options = new MediaOptions(
                source,
                false,
                false,
                remotePicture,
                ownPicture,
                (frame, rotation, arrived) -> {
                    framesReceived.incrementAndGet();
                    tap.onFrame(frame, rotation, arrived);
                },
                ears,
                DeviceChoice.SYSTEM);
        CompletableFuture<CallControl> made = new CompletableFuture<>();
        thread.post(() -> {
            try {
                made.complete(make(signaling, options));
            } catch (RuntimeException | Error e) {
                made.completeExceptionally(e);
            }
        });
        control = made.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    }

    private CallControl make(InMemorySignaling signaling, MediaOptions options) {
        PeerInfo self = new PeerInfo(
                "Parley test", id.value(), Set.of(PeerInfo.RESTART, PeerInfo.CHANNEL, PeerInfo.PROVISIONAL));
        CallPorts ports = new CallPorts(
                signaling.channel(id, self),
                listener -> {
                    DeferredPeerConnections real = new DeferredPeerConnections(
                            options.devices(), devices -> load(options.with(devices), listener));
                    real.load();
                    connections.set(real);
                    return real;
                },
                recordingRinger(),
                () -> new CallId("mc_" + UUID.randomUUID()),
                servers -> {},
                peer -> ahead.getOrDefault(peer, Ahead.NOTHING));
        CallControl created = new CallControl(thread, ports, self);
        created.start();
        return created;
    }

    private WebRtcPeerConnections load(MediaOptions options, PeerConnections.Listener listener) {
        WebRtcPeerConnections loaded = new WebRtcPeerConnections(
                thread,
                options,
                () -> new NetworkOptions(iceServers, false, 0, 0),
                new ChannelMessageCodec(),
                listener);
        library.set(loaded);
        return loaded;
    }

    private Ringer recordingRinger() {
        return new Ringer() {
            @Override
            public void startRinging() {
                rings.add("ring");
            }

            @Override
            public void stopRinging() {
                rings.add("no ring");
            }

            @Override
            public void startRingback() {
                rings.add("ringback");
            }

            @Override
            public void stopRingback() {
                rings.add("no ringback");
            }

            @Override
            public void setOn(boolean on) {}

            @Override
            public void setSpeaker(String name) {}
        };
    }

    /** Calls {@code other}, who answers; returns once both are connected. */
    void connect(TestPeer other) {
        control.dial(other.id, LocalMedia.AUDIO_AND_VIDEO);
        other.control.accept(
                other.awaitPhase(CallSnapshot.Phase.RINGING).call().orElseThrow(), LocalMedia.AUDIO_AND_VIDEO);
        awaitPhase(CallSnapshot.Phase.CONNECTED);
        other.awaitPhase(CallSnapshot.Phase.CONNECTED);
    }

    void setPreview(boolean on) {
        thread.post(() -> connections.get().setPreview(on));
    }

    /** Another connection will answer in place of the one that was made while it rings. */
    void replacePrepared() {
        thread.post(() -> library.get().replacePrepared());
    }

    void choose(DeviceChoice devices) {
        thread.post(() -> connections.get().choose(devices));
    }

    /** What can be chosen. */
    DeviceNames devices() {
        CompletableFuture<DeviceNames> names = new CompletableFuture<>();
        thread.post(() -> connections.get().listDevices(names::complete));
        return names.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Waits for figures of the call that fit. */
    CallStatistics awaitStatistics(Predicate<CallStatistics> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (true) {
            CompletableFuture<CallStatistics> found = new CompletableFuture<>();
            control.collectStatistics(found::complete);
            // The connection of a call that rings is not there at once.
            Optional<CallStatistics> read = Optional.ofNullable(
                    found.completeOnTimeout(null, 1, TimeUnit.SECONDS).join());
            if (read.filter(wanted).isPresent()) {
                return read.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the last figures: " + read);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Waits for a snapshot that fits. */
    CallSnapshot await(Predicate<CallSnapshot> wanted) {
        CompletableFuture<CallSnapshot> found = new CompletableFuture<>();
        Runnable end = control.subscribe(snapshot -> {
            if (wanted.test(snapshot)) {
                found.complete(snapshot);
            }
        });
        try {
            return found.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
        } finally {
            end.run();
        }
    }

    CallSnapshot awaitPhase(CallSnapshot.Phase phase) {
        return await(snapshot -> snapshot.phase() == phase);
    }

    void awaitFrames(long more) throws InterruptedException {
        long wanted = framesReceived.get() + more;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (framesReceived.get() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("only " + framesReceived.get() + " of " + wanted + " frames");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() {
        CompletableFuture<Void> released = new CompletableFuture<>();
        thread.post(() -> control.shutDown(() -> released.complete(null)));
        released.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
        thread.close();
    }
}
