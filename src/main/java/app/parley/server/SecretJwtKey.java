package app.parley.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;

/** One shared secret, for HS256 alone. */
final class SecretJwtKey implements JwtKeys {
    private final byte[] secret;

    SecretJwtKey(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean haveSigned(SignedJWT jwt) throws JOSEException {
        return jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256) && jwt.verify(new MACVerifier(secret));
    }
}
