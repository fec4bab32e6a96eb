package app.parley.webrtc;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.ConnectionState;
import app.parley.call.HangUpCause;
import app.parley.call.IceCandidate;
import app.parley.call.OfferKind;
import app.parley.call.PeerInfo;
import app.parley.call.Role;
import app.parley.call.SessionDescription;
import app.parley.control.CallStatistics;
import app.parley.control.ChannelMessage;
import app.parley.control.PeerMedia;
import app.parley.webrtc.SdpText.Section;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One call's peer connection with its lines, channels and watches. Confined to call-control. {@link #close} gives back
 * everything in the one order that leaks nothing and crashes nothing.
 */
final class LivePeerConnection {
    /** By then the library has made its threads, and the first picture has come. */
    private static final Duration SETTLED = Duration.ofMillis(300);

    private static final Duration STALL_READING = Duration.ofMillis(300);

    private final CallId call;
    private final CallContext context;
    private final Supplier<NetworkOptions> network;
    private final RTCPeerConnection connection;
    private final MediaLines lines;
    private final ControlChannels channels;
    private final Descriptions descriptions;
    private final StallWatch stallWatch = new StallWatch();
    private Runnable cancelStallReadings = () -> {};
    private final PathAhead ahead = new PathAhead();

    private PeerMedia peerMedia = PeerMedia.ALL_ON;
    private boolean interrupted;
    private long framesSeen;
    private boolean lingers;
    private boolean closed;

    /**
     * Makes the connection, and no more: without tracks, until {@link #begin}.
     *
     * @param network asked at the begin and at each restart: credentials for TURN may last a shorter time than a call
     */
    LivePeerConnection(CallId call, CallContext context, Supplier<NetworkOptions> network) {
        this.call = call;
        this.context = context;
        this.network = network;
        connection = Connector.create(context.runtime().factory(), network.get(), new Observer(call, this, context));
        lines = new MediaLines(connection, context.runtime(), context.options(), context.echo());
        channels = new ControlChannels(
                connection, context, this::received, () -> post(new CallEvent.PeerHungUp(call, HangUpCause.PERSON)));
        descriptions = new Descriptions(call, connection, this::giveUp, context.control(), context.listener());
        descriptions.onAnswer(() -> ahead.answer().forEach(this::tell));
    }

    /** Attaches the local tracks: this person has dialled, or accepted. */
    void begin(Role role, PeerInfo other) {
        if (role == Role.CALLER) {
            lines.makeAsCaller();
            channels.openAsCaller();
        } else {
            lines.makeAsCallee();
            channels.openAsCallee(other);
        }
        cancelStallReadings = context.control().repeat(STALL_READING, this::readForStall);
    }

    CallId call() {
        return call;
    }

    boolean isClosed() {
        return closed;
    }

    MediaLines lines() {
        return lines;
    }

    ControlChannels channels() {
        return channels;
    }

    void createOffer(OfferKind kind, int serial) {
        boolean restart = kind == OfferKind.RESTART;
        if (restart) {
            Connector.renew(connection, network.get());
        }
        descriptions.createOffer(restart, serial);
    }

    void createAnswer(int serial) {
        descriptions.createAnswer(serial);
    }

    void setRemoteDescription(SessionDescription description) {
        switch (description.type()) {
            case OFFER -> Connector.renew(connection, network.get());
            case PROVISIONAL_ANSWER -> {}
            case ANSWER -> descriptions.await(context.runtime().earlyPlayout().opened());
        }
        if (!ahead.hasTaken(description)) {
            descriptions.setRemote(description);
        }
    }

    /** Reads the offer before {@link #begin}; to be set after it all the same. */
    void readAhead(SessionDescription offer) {
        ahead.take(offer);
        descriptions.setRemote(offer);
    }

    /** Makes a path for what was read ahead, over which nothing flows until {@link #begin}. */
    void answerProvisionally(int serial) {
        if (isSound()) {
            channels.openAhead();
            descriptions.createProvisionalAnswer(serial);
        }
    }

    /** Whether what was made before the begin may be used: nothing has failed, and no path is lost. */
    boolean isSound() {
        return !descriptions.hasFailed() && !ahead.isLost();
    }

    /** Takes no sound, and opens no loudspeaker for it; before the first remote description. */
    void hearNothing() {
        descriptions.hearNothing();
    }

    void addIceCandidate(IceCandidate candidate) {
        if (ahead.isNew(candidate)) {
            descriptions.addCandidate(candidate);
        }
    }

    /** Puts {@code track} on the camera's line, or black where there is none. */
    void sendVideo(Optional<VideoTrack> track) {
        lines.sendCamera(track.orElse(context.runtime().black()));
        if (track.isEmpty()) {
            context.runtime().pushBlack();
        }
    }

    void collectStatistics(Consumer<CallStatistics> result) {
        connection.getStats(report -> Guard.run(() -> {
            long now = System.nanoTime();
            result.accept(StatisticsReader.read(report, now));
        }));
    }

    /** A remote track has come; posted from the signaling thread. */
    void attachRemote(MediaStreamTrack track, String mid) {
        if (!closed) {
            lines.attachRemote(track, mid);
        }
    }

    void connectionChanged(ConnectionState state) {
        if (!closed && ahead.tells(state)) {
            tell(state);
        }
    }

    private void tell(ConnectionState state) {
        // First: the call must hear of it, whatever becomes of the rest.
        post(new CallEvent.ConnectionStateChanged(call, state));
        switch (state) {
            case CONNECTED -> {
                context.runtime().sound().mediaFlows();
                stallWatch.onPathBack(System.nanoTime());
                context.control().schedule(SETTLED, VideoThreads::giveWay);
                pathIsBack();
            }
            case DISCONNECTED, FAILED -> interrupted = true;
        }
    }

    void post(CallEvent.PeerConnectionEvent event) {
        if (!closed) {
            context.listener().onEvent(event);
        }
    }

    /**
     * Another connection is to answer in place of this one, which is closed next. Over a path that stands the library
     * would close the other side's channels as well, which the other connection needs: so {@link #close} leaves the
     * connection until that side has its answer, for 3.5 s.
     */
    void replaced() {
        lingers = ahead.stands();
    }

    /**
     * Stops all media at once, and the connection once the hang-up has left.
     *
     * @param gone runs after that, once
     */
    void close(Runnable gone) {
        if (closed) {
            return;
        }
        closed = true;
        cancelStallReadings.run();
        descriptions.close();
        lines.release();
        Farewell.begin(context.control(), () -> lingers || channels.holdsUnsent(), () -> {
            channels.release();
            ClosedConnection.closeAndFree(connection, lines.owned());
            gone.run();
        });
    }

    private void giveUp(Set<Section> refused) {
        lines.giveUp(refused);
        if (refused.contains(Section.DATA)) {
            // The library closes the channels, which is no hang-up here. What they would carry goes over signaling.
            channels.release();
        }
    }

    private void received(ChannelMessage message) {
        switch (message) {
            case ChannelMessage.State(PeerMedia media) -> {
                if (!media.equals(peerMedia)) {
                    framesSeen = lines.framesReceived();
                    stallWatch.onOtherMedia();
                }
                peerMedia = media;
                context.listener().onPeerMedia(call, media);
            }
            case ChannelMessage.HangUp(HangUpCause cause) -> post(new CallEvent.PeerHungUp(call, cause));
            case ChannelMessage.Relayed relayed -> context.listener().onRelayed(call, relayed);
            case ChannelMessage.Ping(int n) -> channels.send(new ChannelMessage.Pong(n));
            case ChannelMessage.Pong _ -> {}
        }
    }

    /** While pictures come nobody needs to be asked: a report takes the library and us milliseconds each time. */
    private void readForStall() {
        long frames = lines.framesReceived();
        if (frames > framesSeen) {
            framesSeen = frames;
            apply(stallWatch.onArrival(System.nanoTime()));
            return;
        }
        connection.getStats(report -> Guard.run(() -> {
            long packets = StatisticsReader.packetsReceived(report);
            long now = System.nanoTime();
            context.control().post(() -> judge(packets, now));
        }));
    }

    private void judge(long packets, long now) {
        if (closed) {
            return;
        }
        // A page says nothing of what it sends, and may stop sending at will: there ICE alone tells of a lost path.
        boolean expected = channels.peerSpeaks() && (peerMedia.microphone() || peerMedia.camera());
        apply(stallWatch.onReading(packets, now, expected));
    }

    private void apply(StallWatch.Verdict verdict) {
        switch (verdict) {
            case STALLED -> {
                interrupted = true;
                post(new CallEvent.MediaStalled(call));
            }
            case RESUMED -> {
                post(new CallEvent.MediaResumed(call));
                pathIsBack();
            }
            case UNCHANGED -> {}
        }
    }

    private void pathIsBack() {
        if (interrupted && !closed) {
            interrupted = false;
            lines.sendWholePicture();
        }
    }
}
