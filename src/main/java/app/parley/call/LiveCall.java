package app.parley.call;

/**
 * What every state of a live call knows.
 *
 * @param call the call
 * @param peer the other side; messages of this call count only where the server stamped this ID
 * @param role our side
 * @param media what this person consented to send; {@link LocalMedia#NONE} while it rings
 * @param other what the other side said of itself; {@link PeerInfo#PAGE} while a caller does not know yet
 * @param memory what outlives the call
 */
public record LiveCall(CallId call, PeerId peer, Role role, LocalMedia media, PeerInfo other, Memory memory) {
    LiveCall withMedia(LocalMedia accepted) {
        return new LiveCall(call, peer, role, accepted, other, memory);
    }

    LiveCall withOther(PeerInfo known) {
        return new LiveCall(call, peer, role, media, known, memory);
    }

    LiveCall withMemory(Memory changed) {
        return new LiveCall(call, peer, role, media, other, changed);
    }
}
