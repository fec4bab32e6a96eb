package app.parley.server;

import static app.parley.server.Jwts.NOW;
import static app.parley.server.Jwts.SECRET;
import static app.parley.server.Jwts.claims;
import static app.parley.server.Jwts.hs256;
import static app.parley.server.Jwts.rs256;
import static app.parley.server.Jwts.signed;
import static app.parley.server.Jwts.takes;
import static app.parley.server.Jwts.withSecret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that are JWTs by a shared secret: the good ones, and every way in which one can be bad. */
@Timeout(120)
class JwtTest {
    private static final String OTHER_SECRET = "another secret of at least thirty-two";

    @Test
    void takesASecretsTokenForItsSubjectAlone() throws Exception {
        try (var proof = withSecret()) {
            String token = hs256(claims("amber", 60));
            assertTrue(takes(proof, token));
            assertTrue(proof.owner("azure", token).isEmpty());
            assertTrue(proof.owner("Amber", token).isEmpty());
            TokenHash first = proof.owner("amber", token).orElseThrow();
            TokenHash later = proof.owner("amber", hs256(claims("amber", 3600))).orElseThrow();
            assertTrue(first.matches(later), "a renewed token is the same owner's");
            TokenHash other = proof.owner("azure", hs256(claims("azure", 60))).orElseThrow();
            assertFalse(first.matches(other));
        }
    }

    @ParameterizedTest
    @CsvSource({"-29, true", "-31, false", "0, true", "3600, true"})
    void heedsTheEndWithHalfAMinutesLeeway(long seconds, boolean taken) throws Exception {
        try (var proof = withSecret()) {
            assertEquals(taken, takes(proof, hs256(claims("amber", seconds))));
        }
    }

    @ParameterizedTest
    @CsvSource({"29, true", "31, false", "-60, true"})
    void heedsTheBeginningWithHalfAMinutesLeeway(long seconds, boolean taken) throws Exception {
        var claims = new JWTClaimsSet.Builder(claims("amber", 3600))
                .notBeforeTime(Date.from(NOW.plusSeconds(seconds)))
                .build();
        try (var proof = withSecret()) {
            assertEquals(taken, takes(proof, hs256(claims)));
        }
    }

    @Test
    void wantsASubjectAndAnEnd() throws Exception {
        try (var proof = withSecret()) {
            assertFalse(takes(
                    proof, hs256(new JWTClaimsSet.Builder().subject("amber").build())));
            assertFalse(takes(
                    proof,
                    hs256(new JWTClaimsSet.Builder()
                            .expirationTime(Date.from(NOW.plusSeconds(60)))
                            .build())));
        }
    }

    @Test
    void takesNoOtherSignatureThanItsOwn() throws Exception {
        try (var proof = withSecret()) {
            String good = hs256(claims("amber", 60));
            int dot = good.lastIndexOf('.');
            char flipped = good.charAt(dot + 1) == 'A' ? 'B' : 'A';
            assertFalse(takes(proof, good.substring(0, dot + 1) + flipped + good.substring(dot + 2)));
            assertFalse(takes(proof, good.substring(0, dot + 1)), "no signature");
            assertFalse(takes(proof, good.substring(0, dot)));
            assertFalse(takes(
                    proof,
                    signed(new JWSHeader(JWSAlgorithm.HS256), claims("amber", 60), new MACSigner(OTHER_SECRET))));
            assertFalse(
                    takes(
                            proof,
                            signed(
                                    new JWSHeader(JWSAlgorithm.HS512),
                                    claims("amber", 60),
                                    new MACSigner(SECRET + SECRET))),
                    "another algorithm");
            assertFalse(
                    takes(proof, rs256(new RSAKeyGenerator(2048).keyID("rsa").generate(), "rsa")));
        }
    }

    @Test
    void takesNoExtensionThatMustBeUnderstood() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .criticalParams(java.util.Set.of("exp"))
                .build();
        try (var proof = withSecret()) {
            assertFalse(takes(proof, signed(header, claims("amber", 60), new MACSigner(SECRET))));
        }
    }
}
