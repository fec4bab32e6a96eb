package app.parley.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of a JWK set, read again every five minutes, and soon when a token names a key that is not among
 * them. Where that fails, the keys stay.
 */
final class JwkSetKeys implements JwtKeys {
    private static final System.Logger LOG = System.getLogger(JwkSetKeys.class.getName());
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final long SOON_AGAIN = Duration.ofSeconds(1).toNanos();
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LARGEST = 256 * 1024;
    private static final int SHORTEST_RSA = 2_048;

    private final URI source;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("read-jwks").daemon().unstarted(task));
    private final AtomicLong askedAt = new AtomicLong();
    private volatile JWKSet keys;

    private JwkSetKeys(URI source) throws KeySetException {
        this.source = source;
        askedAt.set(System.nanoTime());
        try {
            keys = read();
        } catch (IOException | ParseException e) {
            reader.shutdownNow();
            throw new KeySetException("no JWK set could be read", e);
        }
        reader.scheduleWithFixedDelay(this::refresh, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** Blocks until they are there. */
    static JwkSetKeys load(URI source) throws KeySetException {
        return new JwkSetKeys(source);
    }

    @Override
    public boolean haveSigned(SignedJWT jwt) throws JOSEException {
        if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
            return false;
        }
        List<JWK> fitting = new JWKSelector(JWKMatcher.forJWSHeader(jwt.getHeader())).select(keys);
        if (fitting.isEmpty()) {
            refreshSoon();
        }
        for (JWK key : fitting) {
            JWSVerifier verifier = verifier(key);
            if (verifier != null && jwt.verify(verifier)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa when rsa.size() >= SHORTEST_RSA -> new RSASSAVerifier(rsa.toRSAPublicKey());
            case ECKey ec when ec.getCurve().equals(Curve.P_256) -> new ECDSAVerifier(ec.toECPublicKey());
            case OctetKeyPair pair when pair.getCurve().equals(Curve.Ed25519) -> new Ed25519Check(pair);
            default -> null;
        };
    }

    /** Whoever sends tokens with made-up key names makes us ask no more often. */
    private void refreshSoon() {
        long before = askedAt.get();
        long now = System.nanoTime();
        if (now - before > SOON_AGAIN && askedAt.compareAndSet(before, now)) {
            reader.execute(this::refresh);
        }
    }

    private void refresh() {
        try {
            keys = read();
        } catch (IOException | ParseException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the JWK set could not be read again; its old keys stay", e);
        }
    }

    private JWKSet read() throws IOException, ParseException {
        if ("file".equals(source.getScheme())) {
            return JWKSet.load(new File(source));
        }
        var retriever = new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST);
        return JWKSet.parse(retriever.retrieveResource(source.toURL()).getContent());
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
