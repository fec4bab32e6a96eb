package app.parley.signaling;

import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallId;
import app.parley.call.IceCandidate;
import app.parley.call.OfferKind;
import app.parley.call.PeerId;
import app.parley.call.Role;
import app.parley.call.Signal;
import app.parley.control.ChannelMessage;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PeerJS messages to signals. */
final class SignalReader {
    private static final int LONGEST_WORD = 64;

    private final WireCalls calls;

    SignalReader(WireCalls calls) {
        this.calls = calls;
    }

    /** @throws SignalFormatException where a part is missing, of the wrong type or beyond a limit */
    Received read(WireMessage message) throws SignalFormatException {
        return switch (message.type()) {
            case "OFFER" -> offer(sender(message), Fields.of(message.payload()));
            case "ANSWER" -> answer(sender(message), Fields.of(message.payload()));
            case "CANDIDATE" -> candidate(sender(message), Fields.of(message.payload()));
            case "LEAVE" -> leave(sender(message), message);
            case "EXPIRE" -> expire(sender(message));
            default -> Received.NOTHING;
        };
    }

    /** @throws SignalFormatException also where it may not come this way */
    Received readRelayed(CallId call, PeerId from, ChannelMessage.Relayed relayed) throws SignalFormatException {
        JsonObject payload = WireMessage.object(relayed.payload());
        Fields fields = new Fields(payload);
        Extension ext = Extension.read(fields);
        if (ext == null || !Payloads.callId(fields).equals(call)) {
            throw new SignalFormatException("of no call with this peer");
        }
        Optional<Op> op = Op.of(relayed.type(), ext.op());
        if (op.isPresent() && !op.get().isRelayed()) {
            throw new SignalFormatException(ext.op() + " on the channel");
        }
        return op.isEmpty() ? Received.NOTHING : read(new WireMessage(relayed.type(), from.value(), null, payload));
    }

    private Received offer(PeerId from, Fields payload) throws SignalFormatException {
        Extension ext = Extension.read(payload);
        CallId id = Payloads.callId(payload);
        String type = payload.string("type", LONGEST_WORD);
        String sdp = Payloads.sdp(payload, "offer");
        if (type.equals("data") && ext == null) {
            return Received.reply(SignalWriter.rejection(from, id, type, sdp));
        }
        if (!type.equals("media")) {
            return Received.NOTHING;
        }
        if (ext == null) {
            return firstOffer(from, id, sdp, null);
        }
        Optional<Op> op = Op.of("OFFER", ext.op());
        if (op.isEmpty()) {
            return Received.NOTHING;
        }
        return op.get() == Op.OFFER ? firstOffer(from, id, sdp, ext) : nextOffer(from, id, sdp, ext, op.get());
    }

    private Received firstOffer(PeerId from, CallId id, String sdp, @Nullable Extension ext) {
        WireCall call = calls.knows(id) ? null : calls.admit(id, from);
        if (call == null) {
            return Received.NOTHING;
        }
        call.hear(ext);
        if (ext == null) {
            call.keepPageOffer(sdp);
        }
        int serial = ext == null || ext.offer() < 0 ? 1 : ext.offer();
        return signal(call, new Signal.Offer(sdp, OfferKind.INITIAL, serial, call.info()));
    }

    private Received nextOffer(PeerId from, CallId id, String sdp, Extension ext, Op op) {
        WireCall call = find(id, from, Role.CALLEE);
        if (call == null || !call.hear(ext)) {
            return Received.NOTHING;
        }
        if (op == Op.RESTART) {
            call.beginGeneration();
        }
        OfferKind kind = op == Op.RESTART ? OfferKind.RESTART : OfferKind.RENEGOTIATE;
        int serial = ext.offer() < 0 ? 1 : ext.offer();
        return signal(call, new Signal.Offer(sdp, kind, serial, call.info()));
    }

    private Received answer(PeerId from, Fields payload) throws SignalFormatException {
        Extension ext = Extension.read(payload);
        CallId id = Payloads.callId(payload);
        String type = payload.string("type", LONGEST_WORD);
        boolean provisional = ext != null && ext.op().equals(Op.PROVISIONAL.word());
        String sdp = Payloads.sdp(payload, provisional ? "pranswer" : "answer");
        WireCall call = find(id, from, Role.CALLER);
        Op wanted = provisional ? Op.PROVISIONAL : Op.ANSWER;
        if (call == null || !type.equals("media") || isOther(ext, wanted) || !call.hear(ext)) {
            return Received.NOTHING;
        }
        if (ext == null && RejectingAnswer.is(sdp)) {
            return signal(call, new Signal.Decline());
        }
        call.beginGeneration();
        int serial = ext == null || ext.offer() < 0 ? 0 : ext.offer();
        return signal(
                call,
                provisional ? new Signal.ProvisionalAnswer(sdp, serial) : new Signal.Answer(sdp, serial, call.info()));
    }

    private Received candidate(PeerId from, Fields payload) throws SignalFormatException {
        Extension ext = Extension.read(payload);
        CallId id = Payloads.callId(payload);
        String type = payload.string("type", LONGEST_WORD);
        IceCandidate candidate = Payloads.candidate(payload);
        Optional<Op> op = ext == null ? Optional.of(Op.CANDIDATE) : Op.of("CANDIDATE", ext.op());
        WireCall call = calls.find(id, from);
        if (call == null && op.equals(Optional.of(Op.RINGING))) {
            return ringsInVain(id, from);
        }
        if (call == null || op.isEmpty() || !type.equals("media") || !call.hear(ext)) {
            return Received.NOTHING;
        }
        return switch (op.get()) {
            case CANDIDATE -> candidate == null ? Received.NOTHING : candidate(call, candidate);
            case RINGING -> signal(call, new Signal.Ringing());
            case RESTART_PLEASE -> signal(call, new Signal.RestartPlease());
            case RENEGOTIATE_PLEASE -> signal(call, new Signal.RenegotiatePlease());
            case OFFER, RESTART, RENEGOTIATE, PROVISIONAL, ANSWER, CANCEL, DECLINE, NO_ANSWER, BUSY, HANG_UP ->
                Received.NOTHING;
        };
    }

    private Received ringsInVain(CallId id, PeerId from) {
        WireCall call = calls.takeGivenUp(id, from);
        return call == null ? Received.NOTHING : Received.reply(SignalWriter.cancellation(call));
    }

    private static Received candidate(WireCall call, IceCandidate candidate) throws SignalFormatException {
        if (!call.takesCandidate()) {
            throw new SignalFormatException("too many candidates");
        }
        return signal(call, new Signal.Candidate(candidate));
    }

    private Received leave(PeerId from, WireMessage message) throws SignalFormatException {
        Fields payload = message.payload().isJsonNull() ? null : Fields.of(message.payload());
        Extension ext = payload == null ? null : Extension.read(payload);
        if (payload == null || ext == null) {
            return plainLeave(from);
        }
        CallId id = Payloads.callId(payload);
        Optional<Op> op = Op.of("LEAVE", ext.op());
        WireCall call = calls.find(id, from);
        if (call == null || op.isEmpty() || !call.hear(ext)) {
            return Received.NOTHING;
        }
        return switch (op.get()) {
            case CANCEL -> signal(call, new Signal.Cancel());
            case DECLINE -> signal(call, new Signal.Decline());
            case NO_ANSWER -> signal(call, new Signal.NoAnswer());
            case BUSY -> signal(call, new Signal.Busy());
            case HANG_UP -> signal(call, new Signal.HangUp(CauseWords.read(ext.reason())));
            case OFFER,
                    RESTART,
                    RENEGOTIATE,
                    PROVISIONAL,
                    ANSWER,
                    CANDIDATE,
                    RINGING,
                    RESTART_PLEASE,
                    RENEGOTIATE_PLEASE -> Received.NOTHING;
        };
    }

    private Received plainLeave(PeerId from) {
        // A stock server sends this in the peer's name when the peer's socket breaks. A Parley then resumes, and its
        // call outlives the socket; only it says itself when it hangs up.
        List<SignalReceived> ends = calls.with(from).stream()
                .filter(call -> !call.isOver() && !call.speaksExt())
                .map(call -> new SignalReceived(call.id(), from, new Signal.HangUp()))
                .toList();
        return new Received(ends, List.of());
    }

    private Received expire(PeerId missing) {
        List<SignalReceived> ends = calls.with(missing).stream()
                .filter(call -> !call.isOver() && call.role() == Role.CALLER && !call.isHeard())
                .map(call -> new SignalReceived(call.id(), missing, new Signal.Unreachable()))
                .toList();
        return new Received(ends, List.of());
    }

    private @Nullable WireCall find(CallId id, PeerId from, Role ours) {
        WireCall call = calls.find(id, from);
        return call != null && call.role() == ours ? call : null;
    }

    private static boolean isOther(@Nullable Extension ext, Op op) {
        return ext != null && !ext.op().equals(op.word());
    }

    private static PeerId sender(WireMessage message) throws SignalFormatException {
        String src = message.src();
        if (src == null || !PeerId.isValid(src)) {
            throw new SignalFormatException("src is no ID");
        }
        return new PeerId(src);
    }

    private static Received signal(WireCall call, Signal signal) {
        return Received.signal(new SignalReceived(call.id(), call.peer(), signal));
    }
}
