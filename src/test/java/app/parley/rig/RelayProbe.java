package app.parley.rig;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Run in a JVM of its own: two peers that may talk through a relay only. Prints {@code connected}, then what kinds of
 * candidates the selected pair has. Arguments: TURN URL, user, password.
 */
public final class RelayProbe {
    private static final int SECONDS = 20;

    private final PeerConnectionFactory factory;
    private final RTCConfiguration relayOnly;

    private RelayProbe(PeerConnectionFactory factory, RTCConfiguration relayOnly) {
        this.factory = factory;
        this.relayOnly = relayOnly;
    }

    public static void main(String[] arguments) {
        int code = 0;
        try {
            HeadlessAudioDeviceModule audio = new HeadlessAudioDeviceModule();
            PeerConnectionFactory factory = new PeerConnectionFactory(audio);
            new RelayProbe(factory, relayOnly(arguments)).run();
            factory.dispose();
            audio.dispose();
        } catch (Throwable e) {
            System.out.println("failed " + e);
            code = 1;
        }
        System.exit(code);
    }

    private static RTCConfiguration relayOnly(String[] arguments) {
        RTCIceServer server = new RTCIceServer();
        server.urls.add(arguments[0]);
        server.username = arguments[1];
        server.password = arguments[2];
        RTCConfiguration configuration = new RTCConfiguration();
        configuration.iceServers.add(server);
        configuration.iceTransportPolicy = RTCIceTransportPolicy.RELAY;
        return configuration;
    }

    private void run() throws Exception {
        Peer caller = new Peer();
        Peer callee = new Peer();
        caller.connection.createDataChannel("probe", new RTCDataChannelInit());
        caller.setLocal(caller.create(true));
        callee.setRemote(caller.connection.getLocalDescription());
        callee.setLocal(callee.create(false));
        caller.setRemote(callee.connection.getLocalDescription());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!(caller.connected() && callee.connected()) && System.nanoTime() < deadline) {
            caller.trickleTo(callee);
            callee.trickleTo(caller);
        }
        System.out.println(caller.connected() && callee.connected() ? "connected" : "not connected");
        System.out.println("caller " + caller.route());
        System.out.println("callee " + callee.route());
        caller.connection.close();
        callee.connection.close();
    }

    private final class Peer implements PeerConnectionObserver {
        private final BlockingQueue<RTCIceCandidate> gathered = new LinkedBlockingQueue<>();
        private final RTCPeerConnection connection;

        Peer() {
            // A bad server in createPeerConnection kills the process; setConfiguration throws.
            connection = factory.createPeerConnection(new RTCConfiguration(), this);
            connection.setConfiguration(relayOnly);
        }

        @Override
        public void onIceCandidate(RTCIceCandidate candidate) {
            gathered.add(candidate);
        }

        void trickleTo(Peer other) throws InterruptedException {
            RTCIceCandidate candidate = gathered.poll(50, TimeUnit.MILLISECONDS);
            if (candidate != null) {
                other.connection.addIceCandidate(candidate);
            }
        }

        boolean connected() {
            return connection.getConnectionState() == RTCPeerConnectionState.CONNECTED;
        }

        RTCSessionDescription create(boolean offer) throws Exception {
            CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
            CreateSessionDescriptionObserver observer = new CreateSessionDescriptionObserver() {
                @Override
                public void onSuccess(RTCSessionDescription description) {
                    made.complete(description);
                }

                @Override
                public void onFailure(String error) {
                    made.completeExceptionally(new IllegalStateException(error));
                }
            };
            if (offer) {
                connection.createOffer(new RTCOfferOptions(), observer);
            } else {
                connection.createAnswer(new RTCAnswerOptions(), observer);
            }
            return made.get(SECONDS, TimeUnit.SECONDS);
        }

        void setLocal(RTCSessionDescription description) throws Exception {
            Done done = new Done();
            connection.setLocalDescription(description, done);
            done.future.get(SECONDS, TimeUnit.SECONDS);
        }

        void setRemote(RTCSessionDescription description) throws Exception {
            Done done = new Done();
            connection.setRemoteDescription(description, done);
            done.future.get(SECONDS, TimeUnit.SECONDS);
        }

        /** Such as {@code relay -> relay}. */
        String route() throws Exception {
            CompletableFuture<Map<String, RTCStats>> collected = new CompletableFuture<>();
            connection.getStats(report -> collected.complete(report.getStats()));
            Map<String, RTCStats> stats = collected.get(SECONDS, TimeUnit.SECONDS);
            return stats.values().stream()
                    .filter(each -> each.getType() == RTCStatsType.TRANSPORT)
                    .map(transport -> stats.get(text(transport, "selectedCandidatePairId")))
                    .filter(Objects::nonNull)
                    .map(pair ->
                            kind(stats, pair, "localCandidateId") + " -> " + kind(stats, pair, "remoteCandidateId"))
                    .findFirst()
                    .orElse("no pair");
        }

        private String kind(Map<String, RTCStats> stats, RTCStats pair, String key) {
            RTCStats candidate = stats.get(text(pair, key));
            return candidate == null ? "?" : text(candidate, "candidateType");
        }

        private String text(RTCStats stats, String key) {
            return String.valueOf(stats.getAttributes().get(key));
        }
    }

    private static final class Done implements SetSessionDescriptionObserver {
        private final CompletableFuture<List<Void>> future = new CompletableFuture<>();

        @Override
        public void onSuccess() {
            future.complete(List.of());
        }

        @Override
        public void onFailure(String error) {
            future.completeExceptionally(new IllegalStateException(error));
        }
    }
}
