package app.parley.webrtc;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.HangUpCause;
import app.parley.call.IceCandidate;
import app.parley.call.LocalMedia;
import app.parley.call.OfferKind;
import app.parley.call.PeerInfo;
import app.parley.call.Role;
import app.parley.call.SessionDescription;
import app.parley.control.ChannelMessage;
import app.parley.control.ControlThread;
import app.parley.control.DeviceProblem;
import app.parley.control.IceServer;
import app.parley.control.PeerConnections;
import app.parley.signaling.ChannelMessageCodec;
import app.parley.video.FrameTap;
import app.parley.video.LatestPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Provokes one of the ways in which the bindings kill or hang a process; run as a process of its own. Prints
 * {@code survived} at its end.
 */
final class GuardProbe {
    private static final CallId CALL = new CallId("mc_probe");

    private GuardProbe() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "exceptionInFrameTap" -> exceptionInFrameTap();
            case "badIceServers" -> badIceServers();
            case "noSoundServer", "silentSoundServer" -> noSoundServer();
            case "shutDownInTheMiddleOfACall" -> shutDownInTheMiddleOfACall();
            case "closedTwice" -> closedTwice();
            case "garbageDescriptionsAndCandidates" -> garbage();
            case "cameraSwitchedOverAndOver" -> cameraSwitched();
            case "paneOfEverySize" -> paneOfEverySize();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("survived");
        System.out.flush();
        System.exit(0);
    }

    private static void exceptionInFrameTap() throws Exception {
        connected(peers -> peers.bob().awaitFrames(60), (frame, rotation, arrived) -> {
            throw new IllegalStateException("thrown on purpose");
        });
    }

    private static void shutDownInTheMiddleOfACall() throws Exception {
        connected(peers -> peers.bob().awaitFrames(5), (frame, rotation, arrived) -> {});
    }

    private static void cameraSwitched() throws Exception {
        connected(
                peers -> {
                    for (int i = 0; i < 20; i++) {
                        peers.ann().control.setCameraOn(i % 2 == 1);
                        peers.ann().control.setMicrophoneOn(i % 2 == 1);
                        TimeUnit.MILLISECONDS.sleep(30);
                    }
                    peers.bob().awaitFrames(10);
                },
                (frame, rotation, arrived) -> {});
    }

    private static void paneOfEverySize() throws Exception {
        connected(
                peers -> {
                    LatestPicture picture = peers.bob().remotePicture;
                    int[][] sizes = {{640, 360}, {640, 500}, {1, 1}, {0, 0}, {3, 4000}, {1919, 1079}, {641, 361}};
                    for (int[] size : sizes) {
                        picture.setPaneSize(size[0], size[1]);
                        peers.bob().awaitFrames(3);
                        picture.takeNewest();
                    }
                },
                (frame, rotation, arrived) -> {});
    }

    private record Peers(TestPeer ann, TestPeer bob) {}

    private interface Part {
        void play(Peers peers) throws Exception;
    }

    private static void connected(Part part, FrameTap bobsTap) throws Exception {
        InMemorySignaling signaling = new InMemorySignaling();
        try (TestPeer ann = new TestPeer(signaling, "ann", new GreyBars());
                TestPeer bob = new TestPeer(signaling, "bob", new GreyBars(), bobsTap)) {
            ann.connect(bob);
            part.play(new Peers(ann, bob));
        }
    }

    private static void badIceServers() throws Exception {
        List<IceServer> bad = List.of(
                new IceServer(List.of("turn:127.0.0.1"), "", ""),
                new IceServer(List.of("turn:127.0.0.1"), "user", ""),
                new IceServer(List.of("http://127.0.0.1"), "", ""),
                new IceServer(List.of("stun:"), "", ""),
                new IceServer(List.of("stun:host:99999"), "", ""),
                new IceServer(List.of("%s%s%n"), "%s", "%n"));
        for (IceServer server : bad) {
            Alone alone = new Alone(List.of(server));
            alone.run(connections -> connections.open(CALL, Role.CALLER, LocalMedia.AUDIO_AND_VIDEO, PeerInfo.PAGE));
            CallEvent event = alone.next();
            if (!(event instanceof CallEvent.NegotiationFailed)) {
                throw new AssertionError(server + " gave " + event);
            }
            alone.shutDown();
        }
    }

    private static void noSoundServer() throws Exception {
        Alone alone = new Alone(List.of());
        if (!alone.problems.contains(DeviceProblem.NO_SOUND_SERVER)) {
            throw new AssertionError("problems: " + alone.problems);
        }
        alone.run(connections -> {
            connections.open(CALL, Role.CALLER, LocalMedia.AUDIO_AND_VIDEO, PeerInfo.PAGE);
            connections.createOffer(CALL, OfferKind.INITIAL, 1);
        });
        if (!(alone.next() instanceof CallEvent.LocalDescriptionCreated)) {
            throw new AssertionError("no offer without sound");
        }
        alone.shutDown();
    }

    private static void closedTwice() throws Exception {
        Alone alone = new Alone(List.of());
        alone.run(connections -> {
            connections.open(CALL, Role.CALLER, LocalMedia.AUDIO_AND_VIDEO, PeerInfo.PAGE);
            connections.createOffer(CALL, OfferKind.INITIAL, 1);
            connections.close(CALL);
            connections.close(CALL);
            connections.createOffer(CALL, OfferKind.INITIAL, 2);
            connections.addIceCandidate(CALL, new IceCandidate("candidate:1", "0", 0));
            connections.sendOnChannel(CALL, new ChannelMessage.HangUp(HangUpCause.PERSON));
            connections.setCameraOn(false);
            connections.setCameraOn(true);
        });
        alone.shutDown();
    }

    private static void garbage() throws Exception {
        for (String sdp : List.of("", "v=0", "nonsense\r\n", "v=0\r\nm=video", "%s%s%s", "m=".repeat(3000))) {
            Alone alone = new Alone(List.of());
            alone.run(connections -> {
                connections.open(CALL, Role.CALLEE, LocalMedia.AUDIO_AND_VIDEO, PeerInfo.PAGE);
                connections.setRemoteDescription(CALL, SessionDescription.offer(sdp));
                for (String candidate : List.of("", "candidate:", "x", "candidate:1 1 udp 1 999.1.1.1 0 typ host")) {
                    connections.addIceCandidate(CALL, new IceCandidate(candidate, "", -1));
                }
                connections.createAnswer(CALL, 1);
            });
            if (!(alone.next() instanceof CallEvent.NegotiationFailed)) {
                throw new AssertionError("taken for SDP: " + sdp);
            }
            alone.shutDown();
        }
    }

    /** One side without another. */
    private static final class Alone extends CollectedEvents {
        final List<DeviceProblem> problems = new ArrayList<>();
        private final ControlThread thread = new ControlThread();
        private PeerConnections connections;

        Alone(List<IceServer> servers) throws Exception {
            MediaOptions options = new MediaOptions(
                    Optional.of(new GreyBars()),
                    false,
                    true,
                    new LatestPicture(),
                    new LatestPicture(),
                    (frame, rotation, arrived) -> {},
                    (pcm, rate, channels) -> {},
                    DeviceChoice.SYSTEM);
            onThread(() -> connections = new WebRtcPeerConnections(
                    thread, options, () -> new NetworkOptions(servers, false, 0, 0), new ChannelMessageCodec(), this));
        }

        void run(Consumer<PeerConnections> use) throws Exception {
            onThread(() -> use.accept(connections));
        }

        CallEvent next() throws Exception {
            CallEvent event = events.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event came");
            }
            return event;
        }

        void shutDown() throws Exception {
            onThread(() -> connections.shutDown(() -> {}));
            thread.close();
        }

        private void onThread(Runnable work) throws Exception {
            var done = new java.util.concurrent.CompletableFuture<Void>();
            thread.post(() -> {
                try {
                    work.run();
                    done.complete(null);
                } catch (Throwable thrown) {
                    done.completeExceptionally(thrown);
                }
            });
            done.get(20, TimeUnit.SECONDS);
        }

        @Override
        public void onDeviceProblem(DeviceProblem.Kind kind, Optional<DeviceProblem> problem) {
            problem.ifPresent(problems::add);
        }
    }
}
