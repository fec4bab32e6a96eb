package app.parley.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.SignedJWT;

/** The keys that tokens are verified with. Each knows its algorithms: a token does not choose how it is verified. */
interface JwtKeys extends AutoCloseable {
    /** Whether one of them has signed {@code jwt}. Never blocks. */
    boolean haveSigned(SignedJWT jwt) throws JOSEException;

    @Override
    default void close() {}
}
