package app.parley.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.io.IOException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a signed JWT (RFC 7519) for an ID: its subject is the ID, it has not expired and is already valid. A later token
 * of the same subject is the same owner's. Looked at when a socket opens; one that is open outlives its token.
 */
final class JwtProof implements OwnerProof {
    private static final int LEEWAY_SECONDS = 30;

    private final JwtKeys keys;
    private final InstantSource clock;

    private JwtProof(JwtKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Blocks until the keys are there.
     *
     * @throws KeySetException if they cannot be had
     */
    static JwtProof start(JwtOptions options, InstantSource clock) throws IOException {
        return new JwtProof(
                switch (options) {
                    case JwtOptions.Secret(String secret) -> new SecretJwtKey(secret);
                    case JwtOptions.KeySet(var source) -> JwkSetKeys.load(source);
                },
                clock);
    }

    @Override
    public Optional<TokenHash> owner(String id, String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            // Nobody here understands an extension that must be understood (RFC 7515, 4.1.11).
            if (jwt.getHeader().getCriticalParams() != null || !keys.haveSigned(jwt)) {
                return Optional.empty();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            new Times().verify(claims, null);
            return id.equals(claims.getSubject()) ? Optional.of(TokenHash.of("subject " + id)) : Optional.empty();
        } catch (ParseException | JOSEException | BadJWTException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        keys.close();
    }

    /** Wants {@code sub} and {@code exp}, and heeds {@code nbf}. */
    private final class Times extends DefaultJWTClaimsVerifier<SecurityContext> {
        Times() {
            super(null, Set.of("sub", "exp"));
            setMaxClockSkew(LEEWAY_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
