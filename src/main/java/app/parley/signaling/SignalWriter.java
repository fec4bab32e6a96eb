package app.parley.signaling;

import app.parley.call.CallId;
import app.parley.call.HangUpCause;
import app.parley.call.OfferKind;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signals to PeerJS messages. */
final class SignalWriter {
    private final WireCalls calls;

    SignalWriter(WireCalls calls) {
        this.calls = calls;
    }

    List<WireMessage> write(CallId id, PeerId to, Signal signal) {
        if (signal instanceof Signal.Offer offer && offer.kind() == OfferKind.INITIAL) {
            return calls.knows(id) ? List.of() : List.of(firstOffer(calls.dial(id, to), offer));
        }
        WireCall call = calls.find(id, to);
        return call == null ? List.of() : write(call, signal);
    }

    private List<WireMessage> write(WireCall call, Signal signal) {
        return switch (signal) {
            case Signal.Offer offer -> nextOffer(call, offer);
            case Signal.ProvisionalAnswer answer -> provisional(call, answer);
            case Signal.Answer answer -> List.of(answer(call, answer));
            case Signal.Candidate candidate -> List.of(candidate(call, candidate));
            case Signal.Ringing _ -> toParley(call, Op.RINGING);
            case Signal.RestartPlease _ -> toParley(call, Op.RESTART_PLEASE);
            case Signal.RenegotiatePlease _ -> toParley(call, Op.RENEGOTIATE_PLEASE);
            case Signal.Cancel _ -> cancel(call);
            case Signal.Decline _ -> refuse(call, Op.DECLINE);
            case Signal.Busy _ -> refuse(call, Op.BUSY);
            case Signal.NoAnswer _ -> endToParley(call, Op.NO_ANSWER, null);
            case Signal.HangUp(HangUpCause cause) -> endToParley(call, Op.HANG_UP, CauseWords.of(cause));
            case Signal.Unreachable _ -> List.of();
        };
    }

    private static WireMessage firstOffer(WireCall call, Signal.Offer offer) {
        call.describe();
        JsonObject payload = introduced(call, Op.OFFER, offer.serial(), offer.from());
        payload.add("sdp", Payloads.description("offer", offer.sdp()));
        return message(call, Op.OFFER, payload);
    }

    private static List<WireMessage> nextOffer(WireCall call, Signal.Offer offer) {
        // A page would take it for another call.
        if (!call.speaksExt()) {
            return List.of();
        }
        call.describe();
        Op op = offer.kind() == OfferKind.RESTART ? Op.RESTART : Op.RENEGOTIATE;
        JsonObject payload = payload(call, op, offer.serial());
        payload.add("sdp", Payloads.description("offer", offer.sdp()));
        return List.of(message(call, op, payload));
    }

    private static List<WireMessage> provisional(WireCall call, Signal.ProvisionalAnswer answer) {
        // A page would take it for the answer.
        if (!call.speaksExt()) {
            return List.of();
        }
        call.describe();
        JsonObject payload = payload(call, Op.PROVISIONAL, answer.serial());
        payload.add("sdp", Payloads.description("pranswer", answer.sdp()));
        return List.of(message(call, Op.PROVISIONAL, payload));
    }

    private static WireMessage answer(WireCall call, Signal.Answer answer) {
        call.answer();
        JsonObject payload = call.speaksExt()
                ? introduced(call, Op.ANSWER, answer.serial(), answer.from())
                : Payloads.media(call.id());
        payload.add("sdp", Payloads.description("answer", answer.sdp()));
        return message(call, Op.ANSWER, payload);
    }

    private static WireMessage candidate(WireCall call, Signal.Candidate candidate) {
        JsonObject payload = call.speaksExt() ? payload(call, Op.CANDIDATE, -1) : Payloads.media(call.id());
        payload.add("candidate", Payloads.candidate(candidate.candidate()));
        return message(call, Op.CANDIDATE, payload);
    }

    private static List<WireMessage> cancel(WireCall call) {
        call.end();
        // Also to a peer of which nothing was seen yet: this ends its ringing, and a page pays no heed.
        return List.of(cancellation(call));
    }

    /** Says that this side no longer calls. */
    static WireMessage cancellation(WireCall call) {
        return message(call, Op.CANCEL, payload(call, Op.CANCEL, -1));
    }

    private static List<WireMessage> endToParley(WireCall call, Op op, @Nullable String reason) {
        call.end();
        return toParley(call, op, reason);
    }

    private List<WireMessage> refuse(WireCall call, Op op) {
        String offer = call.pageOffer();
        boolean repeated = call.isOver();
        call.end();
        if (call.speaksExt()) {
            return toParley(call, op);
        }
        if (offer == null || repeated) {
            return List.of();
        }
        WireMessage answer = rejection(call.peer(), call.id(), "media", offer);
        WireMessage leave = WireMessage.to(call.peer().value(), Op.CANCEL.type(), JsonNull.INSTANCE);
        // LEAVE closes every connection of the page with us, the one in use too.
        boolean inUse = calls.with(call.peer()).stream().anyMatch(WireCall::isEngaged);
        return inUse ? List.of(answer) : List.of(answer, leave);
    }

    private static List<WireMessage> toParley(WireCall call, Op op) {
        return toParley(call, op, null);
    }

    private static List<WireMessage> toParley(WireCall call, Op op, @Nullable String reason) {
        return call.speaksExt() ? List.of(message(call, op, payload(call, op, -1, null, reason))) : List.of();
    }

    /** The first of a call says who this side is. */
    private static JsonObject introduced(WireCall call, Op op, int offer, PeerInfo self) {
        return payload(call, op, offer, call.introduce() ? self : null, null);
    }

    private static JsonObject payload(WireCall call, Op op, int offer) {
        return payload(call, op, offer, null, null);
    }

    private static JsonObject payload(
            WireCall call, Op op, int offer, @Nullable PeerInfo sender, @Nullable String reason) {
        JsonObject payload = Payloads.media(call.id());
        payload.add("ext", new Extension(op.word(), call.nextSeq(), offer, sender, reason).write());
        return payload;
    }

    private static WireMessage message(WireCall call, Op op, JsonObject payload) {
        return WireMessage.to(call.peer().value(), op.type(), payload);
    }

    /** The answer that takes nothing of {@code offer}. */
    static WireMessage rejection(PeerId to, CallId call, String type, String offer) {
        JsonObject payload = new JsonObject();
        payload.addProperty("type", type);
        payload.addProperty("connectionId", call.value());
        payload.add("sdp", Payloads.description("answer", RejectingAnswer.to(offer)));
        return WireMessage.to(to.value(), Op.ANSWER.type(), payload);
    }
}
