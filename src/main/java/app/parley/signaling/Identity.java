package app.parley.signaling;

import app.parley.call.PeerId;

/**
 * As whom a client registers.
 *
 * @param id what others dial
 * @param token a secret that lets the same client take its ID up again after a lost connection
 * @param lasting whether it will come back with the same token another time, so that our server is to keep the ID
 */
public record Identity(PeerId id, String token, boolean lasting) {
    /** One that comes back. */
    public Identity(PeerId id, String token) {
        this(id, token, true);
    }

    /** One for this run alone. */
    public static Identity fleeting(PeerId id, String token) {
        return new Identity(id, token, false);
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "Identity(" + id + ")";
    }
}
