package app.parley;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.control.CallControl;
import app.parley.control.CallPorts;
import app.parley.control.ControlThread;
import app.parley.signaling.ChannelMessageCodec;
import app.parley.signaling.Identity;
import app.parley.signaling.WebSocketSignaling;
import app.parley.webrtc.DeferredPeerConnections;
import app.parley.webrtc.DeviceChoice;
import app.parley.webrtc.DeviceNames;
import app.parley.webrtc.WebRtcPeerConnections;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One running peer: everything that makes and takes calls, made in dependency order and closed in reverse. */
public final class Peer implements PresenceClient, AutoCloseable {
    private static final Logger LOG = System.getLogger(Peer.class.getName());
    /** Where the network is gone; else it takes a fraction of a second. */
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final ControlThread thread;
    private final CallControl control;
    private final WebSocketSignaling signaling;
    private final DeferredPeerConnections connections;
    private final PresenceBook presence;
    private final Acquaintances acquaintances;
    private final PeerConfig config;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch released = new CountDownLatch(1);

    private Peer(
            ControlThread thread,
            CallControl control,
            WebSocketSignaling signaling,
            DeferredPeerConnections connections,
            PresenceBook presence,
            Acquaintances acquaintances,
            PeerConfig config) {
        this.presence = presence;
        this.acquaintances = acquaintances;
        this.config = config;
        this.thread = thread;
        this.control = control;
        this.signaling = signaling;
        this.connections = connections;
    }

    /**
     * A peer that runs: {@link #create} and {@link #begin}.
     *
     * @return the peer, or the {@link UnsatisfiedLinkError} of a machine that lacks a library
     */
    public static CompletableFuture<Peer> start(PeerConfig config) {
        Peer peer = create(config);
        return peer.begin()
                .whenCompleteAsync((_, failure) -> {
                    if (failure != null) {
                        peer.close();
                    }
                })
                .thenApply(_ -> peer);
    }

    /** Makes a peer that neither connects nor has the native library yet; a matter of milliseconds. */
    static Peer create(PeerConfig config) {
        ControlThread thread = new ControlThread();
        return CompletableFuture.supplyAsync(() -> make(config, thread), thread::post)
                .join();
    }

    private static Peer make(PeerConfig config, ControlThread thread) {
        config.ringer().setSpeaker(config.media().devices().speaker());
        OfferedIceServers offered = new OfferedIceServers(config.network());
        WebSocketSignaling signaling =
                new WebSocketSignaling(config.identity(), config.spareIdentities(), config.locator());
        AtomicReference<DeferredPeerConnections> connections = new AtomicReference<>();
        PresenceBook presence = new PresenceBook();
        Acquaintances acquaintances = new Acquaintances();
        CallPorts ports = new CallPorts(
                new ObservedSignaling(signaling, presence),
                listener -> {
                    DeferredPeerConnections made = new DeferredPeerConnections(
                            config.media().devices(),
                            devices -> new WebRtcPeerConnections(
                                    thread,
                                    config.media().with(devices),
                                    offered::network,
                                    new ChannelMessageCodec(),
                                    listener));
                    connections.set(made);
                    return made;
                },
                config.ringer(),
                () -> new CallId("mc_" + UUID.randomUUID()),
                offered::offer,
                acquaintances::ahead);
        CallControl control = new CallControl(thread, ports, config.self());
        control.addHistorian(acquaintances::note);
        return new Peer(thread, control, signaling, connections.get(), presence, acquaintances, config);
    }

    /**
     * Loads the native library, about a quarter of a second's work on call-control, and connects to the server.
     *
     * @return completed on call-control, with the {@link UnsatisfiedLinkError} of a machine that lacks a library
     */
    CompletableFuture<Void> begin() {
        return CompletableFuture.runAsync(
                () -> {
                    connections.load();
                    // Only now: a call should not begin while the processor is busy with that.
                    control.start();
                },
                thread::post);
    }

    public CallControl control() {
        return control;
    }

    public ControlThread thread() {
        return thread;
    }

    @Override
    public PresenceBook presence() {
        return presence;
    }

    @Override
    public void watch(Set<PeerId> ids) {
        signaling.watch(ids);
    }

    @Override
    public void know(Set<PeerId> connecting, Set<PeerId> known) {
        acquaintances.know(connecting, known);
    }

    @Override
    public void requestDirectory() {
        signaling.requestDirectory();
    }

    @Override
    public void list(boolean wanted) {
        signaling.list(wanted);
    }

    /** Switches the own picture on or off outside of calls: an act of the person at this machine. */
    public void setPreview(boolean on) {
        thread.post(() -> connections.setPreview(on));
    }

    /** As {@link DeferredPeerConnections#choose}, and for the ring tone from its next time on. */
    public void chooseDevices(DeviceChoice devices) {
        config.ringer().setSpeaker(devices.speaker());
        thread.post(() -> connections.choose(devices));
    }

    /** As {@link DeferredPeerConnections#listDevices}. */
    public void listDevices(Consumer<DeviceNames> receiver) {
        thread.post(() -> connections.listDevices(receiver));
    }

    /** Lets calls be heard before they are answered, or not. */
    public void setRingTone(boolean on) {
        config.ringer().setOn(on);
    }

    /** How this side presents itself in calls to come. */
    public void presentAs(String name) {
        PeerInfo self = config.self();
        control.presentAs(new PeerInfo(self.app(), name, self.capabilities()));
    }

    /** As {@link WebSocketSignaling#onGreeting}. */
    public void onGreeting(Consumer<Boolean> subscriber) {
        signaling.onGreeting(subscriber);
    }

    /** Leaves the signaling server for the one that the locator names now. */
    public void relocate() {
        signaling.relocate();
    }

    /** Registers under another ID; a call that is being set up is lost. */
    public void register(Identity identity) {
        signaling.register(identity);
    }

    /**
     * Hangs up, tells the server good-bye and gives everything native back; takes up to 5 s where the hang-up waits for a
     * network that is away. A second call waits for the first.
     */
    @Override
    public void close() {
        if (!closing.getAndSet(true)) {
            thread.post(() -> control.shutDown(released::countDown));
        }
        try {
            long limit = System.nanoTime() + LONGEST_GOODBYE.toNanos();
            signaling.awaitClosed(LONGEST_GOODBYE);
            if (!released.await(limit - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                LOG.log(Level.WARNING, "not everything was released in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.log(Level.DEBUG, "interrupted while saying good-bye");
        }
        thread.close();
    }
}
