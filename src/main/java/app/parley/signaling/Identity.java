package app.parley.signaling;

import app.parley.call.PeerId;

/**
 * As whom a client registers.
 *
 * @param id what others dial
 * @param token a secret that lets the same client take its ID up again after a lost connection
 */
public record Identity(PeerId id, String token) {
    /** Never the token. */
    @Override
    public String toString() {
        return "Identity(" + id + ")";
    }
}
